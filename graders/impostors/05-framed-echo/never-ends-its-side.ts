// fails: ends-too queue-at-end truncated others-unmoved in-turn
// Allows half-open connections, so that late replies go out, and forgets that it has to
// end its own side then.
import { createServer, type Server } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const PREFIX = Buffer.from('echo:')

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let bad = false
    decoder.on('error', () => {
      bad = true
    })
    socket.on('data', (chunk) => {
      for (const payload of decoder.push(chunk)) {
        socket.write(encodeFrame(Buffer.concat([PREFIX, payload])))
      }
      if (bad) socket.end()
      else if (socket.writableNeedDrain) socket.pause()
    })
    socket.on('drain', () => socket.resume())
    socket.on('end', () => {
      decoder.end()
    })
    socket.on('error', () => {})
  })
}
