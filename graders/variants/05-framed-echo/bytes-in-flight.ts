// Style: a watermark of its own: counts the bytes that the kernel has not taken yet, by the
// callbacks of the writes, stops reading above 32 KiB and goes on below 8.
import { createServer, type Server } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const HIGH_BYTES = 32 * 1024
const LOW_BYTES = 8 * 1024

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let inFlight = 0
    let finished = false

    const reply = (payload: Buffer) => {
      const frame = encodeFrame(Buffer.concat([Buffer.from('echo:', 'latin1'), payload]))
      inFlight += frame.length
      socket.write(frame, () => {
        inFlight -= frame.length
        if (inFlight <= LOW_BYTES) socket.resume()
      })
      if (inFlight >= HIGH_BYTES) socket.pause()
    }
    const finish = () => {
      finished = true
    }

    decoder.once('error', finish)
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      decoder.push(chunk).forEach(reply)
      if (finished) socket.end()
    })
    socket.on('end', () => {
      decoder.end()
      socket.end()
    })
  })
}
