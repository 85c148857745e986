// Style: ends with a callback, and destroys the socket there: nothing waits for the other side to close.
import { createServer, type Server } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    const answer = (payload: Buffer) =>
      encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))
    const close = () => {
      socket.off('data', take)
      socket.off('drain', go)
      socket.end(() => socket.destroy())
      socket.resume()
    }
    const go = () => void socket.resume()
    let bad = false
    const take = (chunk: Buffer) => {
      const out = Buffer.concat(decoder.push(chunk).map(answer))
      if (out.length > 0 && !socket.write(out)) socket.pause()
      if (bad) close()
    }
    decoder.once('error', () => {
      bad = true
    })
    socket.on('data', take)
    socket.on('drain', go)
    socket.once('end', () => {
      decoder.end()
      close()
    })
    socket.once('error', () => {})
  })
}
