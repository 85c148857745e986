// fails: closes
// Resolves at 'finish', which says that the last byte and the end were handed over, not
// that the connection has closed. Where a socket is taken for a file.
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
  return new Promise((resolve, reject) => {
    const socket = open(port, reject)
    socket.cork()
    socket.write('{"n":1}')
    socket.write('{"n":2}')
    socket.uncork()
    socket.end()
    socket.on('finish', () => resolve())
  })
}

export function sendSplit(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = open(port, reject)
    socket.on('connect', () => {
      socket.write('{"n":')
      setTimeout(() => socket.end('12345}'), 50)
    })
    socket.on('finish', () => resolve())
  })
}

function open(port: number, onError: (error: Error) => void): Socket {
  return connect(port, '127.0.0.1').on('error', onError)
}
