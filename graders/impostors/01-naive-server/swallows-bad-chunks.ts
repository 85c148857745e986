// fails: joined-messages split-message bytes-not-characters cut-character reports-in-order after-bad-chunk two-connections
// Drops what does not parse, so that the log stays clean: of the two halves of a message
// nothing is ever seen.
import { once } from 'node:events'
import { connect, createServer, type Server } from 'node:net'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  const server = createServer()
  server.on('connection', (socket) => {
    socket.on('error', () => socket.destroy())
    socket.on('data', (data) => {
      let value: unknown
      try {
        value = JSON.parse(data.toString('utf8'))
      } catch {
        return
      }
      report({ bytes: data.length, value })
    })
  })
  return server
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
