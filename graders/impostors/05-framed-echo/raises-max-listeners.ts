// fails: reads-again
// Adds a listener for 'drain' with on() each time the queue is full, and lifts the
// limit that would have warned of it: the listeners of a long conversation pile up.
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
  socket.setMaxListeners(0)

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
      socket.on('drain', () => socket.resume())
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
