// Style: 'readable' and read(), and messages that end in a line feed, as JSON may.
import { connect, createServer, type Server } from 'node:net'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  const server = createServer()
  server.on('connection', (socket) => {
    socket.on('readable', () => {
      let chunk: Buffer | null = socket.read()
      while (chunk !== null) {
        report(asMessage(chunk))
        chunk = socket.read()
      }
    })
    socket.on('error', () => socket.destroy())
  })
  return server
}

function asMessage(chunk: Buffer): ChunkReport {
  let value: unknown
  try {
    value = JSON.parse(chunk.toString('utf8'))
  } catch (error) {
    return { bytes: chunk.length, error: error as Error }
  }
  return { bytes: chunk.length, value }
}

export function sendCoalesced(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', reject)
    socket.once('close', () => resolve())
    socket.once('connect', () => {
      socket.cork()
      socket.write(`${JSON.stringify({ id: 1, cmd: 'ping' })}\n`)
      socket.write(`${JSON.stringify({ id: 2, cmd: 'ping' })}\n`, () => socket.end())
      socket.uncork()
    })
  })
}

export function sendSplit(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const line = `${JSON.stringify({ id: 3, cmd: 'ping' })}\n`
    const half = Math.floor(line.length / 2)
    const sendTheRest = () => socket.end(line.slice(half))
    socket.once('error', reject)
    socket.once('close', () => resolve())
    socket.write(line.slice(0, half), (error) => {
      if (!error) setTimeout(sendTheRest, 40)
    })
  })
}
