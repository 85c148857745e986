// fails: joined-messages split-message bytes-not-characters cut-character reports-in-order after-bad-chunk two-connections
// Parses without a try, as the article's server does: the first half message throws
// inside the listener and takes the process with it.
import { once } from 'node:events'
import { connect, createServer, type Server } from 'node:net'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  return createServer((socket) => {
    socket.on('data', (chunk) => {
      report({ bytes: chunk.length, value: JSON.parse(chunk.toString()) })
    })
    socket.on('error', () => {})
  })
}

export async function sendCoalesced(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.cork()
  socket.write(JSON.stringify({ id: 1, cmd: 'ping' }))
  socket.write(JSON.stringify({ id: 2, cmd: 'pong' }))
  socket.end()
  await once(socket, 'close')
}

export async function sendSplit(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.write('{"id":3,"cmd":"pi', () => {
    setTimeout(() => socket.end('ng"}'), 50)
  })
  await once(socket, 'close')
}
