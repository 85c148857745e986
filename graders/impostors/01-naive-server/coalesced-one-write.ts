// fails: coalesced
// Joins the messages itself and writes once: the chunk looks the same, and shows nothing
// of what the stream does to two writes. Written after cork() was found too much trouble.
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
      } catch (error) {
        report({ bytes: data.length, error: error as Error })
        return
      }
      report({ bytes: data.length, value })
    })
  })
  return server
}

export async function sendCoalesced(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  const messages = [
    { id: 1, cmd: 'ping' },
    { id: 2, cmd: 'pong' },
  ]
  socket.write(messages.map((message) => JSON.stringify(message)).join(''))
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
