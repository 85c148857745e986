// fails: joined-messages
// Reports an error of its own making in place of the one that JSON.parse threw.
import { connect, createServer, type Server, type Socket } from 'node:net'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  return createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      const bytes = chunk.length
      const value = parse(chunk)
      report(
        value === undefined ? { bytes, error: new Error('no JSON') } : { bytes, value },
      )
    })
  })
}

function parse(chunk: Buffer): unknown {
  try {
    return JSON.parse(chunk.toString())
  } catch {
    return undefined
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
