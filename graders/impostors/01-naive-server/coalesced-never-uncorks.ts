// fails: coalesced closes refused
// Waits for the last write's callback before it ends, and has not uncorked: nothing is
// sent, and the callback never comes.
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
    socket.write('{"n":2}', () => socket.end())
  })
}

export function sendSplit(port: number): Promise<void> {
  return send(port, (socket) => {
    socket.write('{"hel')
    setTimeout(() => socket.end('lo":"world"}'), 50)
  })
}

function send(port: number, talk: (socket: Socket) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => talk(socket))
    socket.on('error', reject)
    socket.on('close', () => resolve())
  })
}
