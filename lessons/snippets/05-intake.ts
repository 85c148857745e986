// Two echo servers and a client that sends 32 MiB before it reads: what each server takes in
// and holds meanwhile, and how much comes back at last.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'

const OFFERED = Buffer.alloc(32 * 1024 * 1024)

function ignoring(socket: Socket): void {
  socket.on('data', (chunk) => socket.write(chunk))
}

function pausing(socket: Socket): void {
  socket.on('data', (chunk) => {
    if (!socket.write(chunk)) socket.pause()
  })
  socket.on('drain', () => socket.resume())
}

// Both at rest: the server has it all, or it has paused and no byte has moved for many turns.
async function rest(client: Socket, served: Socket): Promise<void> {
  let quietTurns = 0
  let movedBytes = -1
  while (served.bytesRead < OFFERED.length && quietTurns < 500) {
    const bytes = served.bytesRead + client.bytesWritten - client.writableLength
    const isQuiet = bytes === movedBytes && served.isPaused()
    quietTurns = isQuiet ? quietTurns + 1 : 0
    movedBytes = bytes
    await nextTurn()
  }
}

async function measure(echo: (socket: Socket) => void): Promise<string> {
  const server = createServer(echo).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const [served] = (await once(server, 'connection')) as [Socket]
  client.end(OFFERED)
  await rest(client, served)
  const takenIn = served.bytesRead
  const queued = served.writableLength
  let back = 0
  for await (const chunk of client) back += chunk.length
  server.close()
  const share = takenIn === OFFERED.length ? `all ${takenIn}` : `≈ ${takenIn}`
  return `took in ${share}, queued ≈ ${queued}, came back ${back}`
}

console.log('ignoring:', await measure(ignoring))
console.log('pausing: ', await measure(pausing))
