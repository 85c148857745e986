// Style: an async loop over the socket that leaves the socket alone when it ends, a wait for room
// after each chunk, and the end behind the loop.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  const server = createServer({ allowHalfOpen: true })
  server.on('connection', (socket) => {
    socket.on('error', () => {})
    echo(socket, new LengthPrefixDecoder(options.maxBytes)).catch(() => socket.destroy())
  })
  return server
}

async function echo(socket: Socket, decoder: LengthPrefixDecoder): Promise<void> {
  let bad = false
  decoder.on('error', () => {
    bad = true
  })
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    for (const payload of decoder.push(chunk)) {
      if (!socket.write(encodeFrame(Buffer.concat([PREFIX, payload])))) {
        await room(socket)
      }
    }
    if (bad) break
  }
  decoder.end()
  socket.end()
  socket.resume()
}

const PREFIX = Buffer.from('echo:')

function room(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      socket.off('drain', settle).off('close', settle)
      if (socket.destroyed) reject(socket.errored ?? new Error('closed'))
      else resolve()
    }
    socket.on('drain', settle).on('close', settle)
  })
}
