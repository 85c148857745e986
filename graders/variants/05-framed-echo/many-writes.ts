// Style: many writes a reply: the header a byte at a time, the rest by 64 bytes, corked for a chunk.
import { createServer, type Server } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let bad = false
    decoder.on('error', () => {
      bad = true
    })
    socket.on('error', () => {})
    socket.on('drain', () => socket.resume())
    socket.on('data', (chunk) => {
      socket.cork()
      for (const payload of decoder.push(chunk)) {
        const frame = encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))
        for (let at = 0; at < frame.length; ) {
          const to = at < 4 ? at + 1 : at + 64
          socket.write(frame.subarray(at, to))
          at = to
        }
      }
      socket.uncork()
      if (bad) socket.end()
      else if (socket.writableNeedDrain) socket.pause()
    })
    socket.on('end', () => {
      decoder.end()
      socket.end()
    })
  })
}
