// fails: ends-too
// Listens for the end from the first chunk on: who connects and ends without a word is left half open.
import { connect, createServer, type Server, type Socket } from 'node:net'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {})
    socket.on('data', (chunk) => report(parse(chunk)))
    socket.once('data', () => socket.on('end', () => socket.end()))
  })
}

function parse(chunk: Buffer): ChunkReport {
  const bytes = chunk.length
  try {
    return { bytes, value: JSON.parse(chunk.toString()) }
  } catch (error) {
    return { bytes, error: error as Error }
  }
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
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => talk(socket))
    socket.on('error', reject)
    socket.on('close', () => resolve())
  })
}
