// Style: connections start paused; a message goes a byte at a time.
import { connect, createServer, type Server, type Socket } from 'node:net'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  const onData = (chunk: Buffer): void => report({ bytes: chunk.length, ...read(chunk) })
  return createServer({ pauseOnConnect: true, noDelay: true }, (socket) => {
    socket
      .on('error', () => {})
      .on('data', onData)
      .resume()
  })
}

function read(chunk: Buffer): { value: unknown } | { error: Error } {
  const text = new TextDecoder().decode(chunk)
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { error: error as Error }
  }
}

function closing(socket: Socket): Promise<void> {
  const { promise, resolve, reject } = withResolvers()
  socket.resume().on('error', reject).on('close', resolve)
  return promise
}

// Promise.withResolvers, which Node 20 lacks.
function withResolvers() {
  let resolve = (): void => {}
  let reject = (_: Error): void => {}
  const promise = new Promise<void>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

export function sendCoalesced(port: number): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  socket.cork()
  socket.write('"first"', 'utf8')
  socket.write('"second"', 'utf8')
  queueMicrotask(() => {
    socket.uncork()
    socket.end()
  })
  return closing(socket)
}

export function sendSplit(port: number): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  const characters = [...'{"n":42}']
  socket.on('connect', () => {
    const timer = setInterval(() => {
      const next = characters.shift()
      if (next === undefined) socket.end()
      else socket.write(next)
    }, 10)
    socket.on('close', () => clearInterval(timer))
  })
  return closing(socket)
}
