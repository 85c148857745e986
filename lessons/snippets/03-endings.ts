// Fills a socket's queue, waits with the line that looks complete, and lets eight things happen.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

const MIB = 1024 * 1024
const EVENTS = ['drain', 'finish', 'end', 'close'] as const

interface Ends {
  here: Socket
  peer: Socket
}

const BEFORE: Record<string, (socket: Socket) => unknown> = {
  'end() came before': (here) => here.end(),
  'destroy() came before': (here) => here.destroy(),
}
const WHILE: Record<string, (ends: Ends) => unknown> = {
  'the peer reads': ({ peer }) => peer.resume(),
  'the peer resets': ({ peer }) => peer.resetAndDestroy(),
  'destroy(error) here': ({ here }) => here.destroy(new Error('enough')),
  'destroy() here': ({ here }) => here.destroy(),
  'end() here, the peer reads': ({ here, peer }) => {
    here.end()
    peer.resume()
  },
  'the peer ends, then reads': ({ here, peer }) => {
    here.once('end', () => peer.resume())
    peer.end()
  },
}

// #region line
async function write(socket: Socket, data: Buffer): Promise<void> {
  if (!socket.write(data)) await once(socket, 'drain')
}
// #endregion line

console.log('what happens                the wait  events, in order')
for (const [name, happen] of Object.entries(WHILE)) await show(name, () => {}, happen)
for (const [name, happen] of Object.entries(BEFORE)) await show(name, happen, () => {})

async function show(
  name: string,
  before: (socket: Socket) => unknown,
  during: (ends: Ends) => unknown,
): Promise<void> {
  const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const here = connect((server.address() as AddressInfo).port, '127.0.0.1').resume()
  const [[peer]] = (await Promise.all([
    once(server, 'connection'),
    once(here, 'connect'),
  ])) as [[Socket], unknown]
  peer.on('error', () => {})
  const events: string[] = []
  for (const event of EVENTS) here.on(event, () => events.push(`'${event}'`))
  here.on('error', () => events.push("'error'"))
  const over = new Promise((resolve) =>
    here.once('close', resolve).once('drain', resolve),
  )

  before(here)
  if (here.destroyed) await over
  if (here.destroyed) events.length = 0
  let outcome = 'hangs'
  write(here, Buffer.alloc(32 * MIB)).then(
    () => (outcome = 'resolves'),
    () => (outcome = 'rejects'),
  )
  during({ here, peer })
  await over
  await new Promise(setImmediate)
  console.log(`${name.padEnd(28)}${outcome.padEnd(10)}${events.join(' ') || 'none'}`)
  here.destroy()
  peer.destroy()
  server.close()
}
