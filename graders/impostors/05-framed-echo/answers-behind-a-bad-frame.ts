// fails: behind-bad-frame
// Skips the header of a frame that is too large and goes on in the chunk: what looks like frames behind it
// is answered before the connection ends.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const replyTo = (payload: Buffer) =>
  encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))

export function createFramedEcho({ maxBytes = 2 ** 20 } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    let rest: Buffer = Buffer.alloc(0)
    let bad = false
    socket.on('data', (chunk) => {
      if (bad) return
      rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      let full = false
      while (rest.length >= 4) {
        const length = rest.readUInt32BE(0)
        if (length > maxBytes) {
          bad = true
          rest = rest.subarray(4)
          continue
        }
        if (rest.length < 4 + length) break
        full = !socket.write(replyTo(rest.subarray(4, 4 + length)))
        rest = rest.subarray(4 + length)
      }
      if (bad) socket.end()
      else if (full) socket.pause()
    })
    socket.on('drain', () => socket.resume())
    socket.on('end', () => socket.end())
    socket.on('error', () => {})
  })
}
