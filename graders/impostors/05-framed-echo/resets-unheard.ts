// fails: queue-at-end others-unmoved resets in-turn
// Listens for 'error' on the server and believes that it hears of the connections too:
// the first client that resets ends the process.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options?: { maxBytes?: number }): Server {
  const server = createServer({ allowHalfOpen: true })
  server.on('connection', (socket) => serve(socket, options?.maxBytes))
  server.on('error', () => {})
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
}

function replyTo(payload: Buffer): Buffer {
  return encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))
}
