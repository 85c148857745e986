// fails: any-bytes order reads-again queue-at-end queue-at-bad-frame truncated
// Joins `echo:` and the payload in a template string: bytes that are no UTF-8 come back
// as replacement characters.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options?: { maxBytes?: number }): Server {
  const server = createServer({ allowHalfOpen: true })
  server.on('connection', (socket) => serve(socket, options?.maxBytes))
  return server
}

function serve(socket: Socket, maxBytes: number | undefined): void {
  const decoder = new LengthPrefixDecoder(maxBytes)
  let failed = false

  decoder.once('error', () => {
    failed = true
  })

  socket.on('data', (data) => {
    const replies = decoder.push(data).map(replyTo)
    const hasRoom = replies.length === 0 || socket.write(Buffer.concat(replies))
    if (failed) {
      socket.end()
      return
    }
    if (!hasRoom) {
      socket.pause()
      socket.once('drain', () => socket.resume())
    }
  })

  socket.on('end', () => {
    decoder.end()
    socket.end()
  })

  socket.on('error', () => socket.destroy())
}

function replyTo(payload: Buffer): Buffer {
  return encodeFrame(Buffer.from(`echo:${payload.toString()}`))
}
