// fails: empty-frame joined cut large-frame order reads-again queue-at-end limit queue-at-bad-frame truncated at-once in-turn
// Answers each chunk once: two frames that arrive together are joined in one reply.
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
      const payloads = decoder.push(chunk)
      if (payloads.length > 0) {
        socket.write(encodeFrame(Buffer.concat([PREFIX, ...payloads])))
      }
      if (bad) socket.end()
      else if (socket.writableNeedDrain) socket.pause()
    })
    socket.on('drain', () => socket.resume())
    socket.on('end', () => {
      decoder.end()
      socket.end()
    })
    socket.on('error', () => {})
  })
}
