// Style: destroySoon() in place of end(). The socket closes once its bytes are out, and waits for no
// end from the other side; a failure is told as text.
import { connect, createServer, type Server, type Socket } from 'node:net'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {})
    socket.on('data', (chunk) => report(parse(chunk)))
    socket.on('end', () => socket.destroySoon())
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
    socket.destroySoon()
  })
}

export function sendSplit(port: number): Promise<void> {
  return send(port, (socket) => {
    socket.write('{"hel')
    setTimeout(() => {
      socket.write('lo":"world"}')
      socket.destroySoon()
    }, 50)
  })
}

function send(port: number, talk: (socket: Socket) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => talk(socket))
    socket.on('error', ({ message }) => reject(message))
    socket.on('close', () => resolve())
  })
}
