// fails: limit default-limit queue-at-bad-frame truncated others-unmoved in-turn
// Destroys the socket from the decoder's 'error' listener, while push() still runs: the
// frames before the bad one are never answered.
import { createServer, type Server } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const PREFIX = Buffer.from('echo:')

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    decoder.on('error', () => {
      socket.destroy()
    })
    socket.on('data', (chunk) => {
      for (const payload of decoder.push(chunk)) {
        socket.write(encodeFrame(Buffer.concat([PREFIX, payload])))
      }
      if (socket.writableNeedDrain) socket.pause()
    })
    socket.on('drain', () => socket.resume())
    socket.on('end', () => {
      decoder.end()
      socket.end()
    })
    socket.on('error', () => {})
  })
}
