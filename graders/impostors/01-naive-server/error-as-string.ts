// fails: joined-messages split-message bytes-not-characters cut-character reports-in-order after-bad-chunk two-connections
// Reports the error's message instead of the error, and has changed the type to suit:
// easy to print, and no longer an Error.
import { connect, createServer, type Server, type Socket } from 'node:net'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: string }

export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  return createServer((socket) => {
    socket.on('data', (chunk) => report(parse(chunk)))
    socket.on('error', () => {})
  })
}

function parse(chunk: Buffer): ChunkReport {
  const bytes = chunk.length
  try {
    return { bytes, value: JSON.parse(chunk.toString()) }
  } catch (error) {
    return { bytes, error: (error as Error).message }
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
