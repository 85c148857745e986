// fails: large-frame limit
// Makes its decoder without the option: a server with a limit of its own accepts what
// the decoder accepts.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options?: { maxBytes?: number }): Server {
  const server = createServer({ allowHalfOpen: true })
  server.on('connection', (socket) => serve(socket, options?.maxBytes))
  return server
}

function serve(socket: Socket, _maxBytes?: number): void {
  const decoder = new LengthPrefixDecoder()
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
