// fails: refused
// Waits for 'close' and has no 'error' listener: where nothing listens, the process ends.
import { connect, createServer, type Server, type Socket } from 'node:net'

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

export function sendCoalesced(port: number): Promise<void> {
  return send(port, (socket) => {
    socket.cork()
    socket.write('{"n":1}')
    socket.write('{"n":2}')
    socket.uncork()
    socket.end()
  })
}

export function sendSplit(port: number): Promise<void> {
  return send(port, (socket) => {
    socket.write('{"hel')
    setTimeout(() => socket.end('lo":"world"}'), 50)
  })
}

function send(port: number, talk: (socket: Socket) => void): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => talk(socket))
    socket.on('close', () => resolve())
  })
}
