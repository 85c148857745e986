// fails: resets
// Takes all its listeners off at a bad frame, that of errors too: a client that resets while the replies
// before it are queued ends the process.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const replyTo = (payload: Buffer) =>
  encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let bad = false
    decoder.on('error', () => {
      bad = true
    })
    socket.on('data', (chunk) => {
      let full = false
      for (const payload of decoder.push(chunk)) full = !socket.write(replyTo(payload))
      if (bad) {
        if (socket.writableLength > 0) socket.removeAllListeners('error')
        socket.end()
      } else if (full) socket.pause()
    })
    socket.on('drain', () => socket.resume())
    socket.on('end', () => {
      decoder.end()
      socket.end()
    })
    socket.on('error', () => {})
  })
}
