// pipeline() is given a socket that is over before the call: whether the promise settles, and
// whether the file stays open.

import { once } from 'node:events'
import { createReadStream, fstatSync, type ReadStream } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'

const path = fileURLToPath(import.meta.url)

function isOpen({ fd }: ReadStream & { fd?: number | null }): boolean {
  if (typeof fd !== 'number') return false
  try {
    fstatSync(fd)
    return true
  } catch {
    return false
  }
}

const endings: Record<string, (socket: Socket, peer: Socket) => Promise<unknown>> = {
  'we called destroy()    ': (socket) => closed(socket.destroy()),
  'the peer reset it      ': (socket, peer) => {
    peer.resetAndDestroy()
    return closed(socket)
  },
  'the peer ended, closed ': (socket, peer) => {
    peer.resume().end()
    return closed(socket.resume())
  },
  'we called end(), sent  ': (socket) => once(socket.end(), 'finish'),
  'we called end() just so': async (socket) => socket.end(),
}

function closed(socket: Socket): Promise<unknown> {
  return new Promise((resolve) => socket.once('close', resolve))
}

async function outcome(
  end: (socket: Socket, peer: Socket) => Promise<unknown>,
): Promise<string> {
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const arrival = once(server, 'connection') as Promise<[Socket]>
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => {})
  const [peer] = await arrival
  peer.on('error', () => {})
  await end(socket, peer)

  const file = createReadStream(path)
  let resolved = 0
  let rejected = 0
  pipeline(file, socket).then(
    () => resolved++,
    () => rejected++,
  )
  // There is no event for nothing: long enough for whatever is going to happen.
  await new Promise((resolve) => setTimeout(resolve, 150))
  const open = isOpen(file) ? 1 : 0
  file.on('error', () => {}).destroy()
  socket.destroy()
  peer.destroy()
  server.close()
  return `resolved ${resolved}, rejected ≈ ${rejected}, files open ≈ ${open}`
}

for (const [name, end] of Object.entries(endings)) {
  console.log(`${name}  ${await outcome(end)}`)
}
