// fails: ends-too
// Ends its side behind the last reply: a client that ends without a request waits for ever.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const replyTo = (payload: Buffer) =>
  encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let bad = false
    let answered = false
    decoder.on('error', () => {
      bad = true
    })
    socket.on('data', (chunk) => {
      let full = false
      for (const payload of decoder.push(chunk)) {
        answered = true
        full = !socket.write(replyTo(payload))
      }
      if (bad) socket.end()
      else if (full) socket.pause()
    })
    socket.on('drain', () => socket.resume())
    socket.on('end', () => {
      decoder.end()
      if (answered || bad) socket.end()
    })
    socket.on('error', () => {})
  })
}
