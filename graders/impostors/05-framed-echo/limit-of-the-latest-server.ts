// fails: limit
// Keeps the option in a variable of the module: a server accepts what the latest one was made for.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

let maxBytes: number | undefined

export function createFramedEcho(options?: { maxBytes?: number }): Server {
  maxBytes = options?.maxBytes
  const server = createServer({ allowHalfOpen: true })
  server.on('connection', serve)
  return server
}

function serve(socket: Socket): void {
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
  return encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))
}
