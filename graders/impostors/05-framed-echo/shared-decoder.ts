// fails: cut two-clients others-served queue-at-end limit behind-bad-frame queue-at-bad-frame truncated others-unmoved resets at-once in-turn
// One decoder for the whole server, made where the server is made: half a frame of one
// client is joined with the bytes of another.
import { createServer, type Server } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const PREFIX = Buffer.from('echo:')

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  const decoder = new LengthPrefixDecoder(options.maxBytes)
  decoder.setMaxListeners(0)
  return createServer({ allowHalfOpen: true }, (socket) => {
    let bad = false
    const onError = () => {
      bad = true
    }
    decoder.on('error', onError)
    socket.on('close', () => decoder.off('error', onError))
    socket.on('data', (chunk) => {
      for (const payload of decoder.push(chunk)) {
        socket.write(encodeFrame(Buffer.concat([PREFIX, payload])))
      }
      if (bad) socket.end()
      else if (socket.writableNeedDrain) socket.pause()
    })
    socket.on('drain', () => socket.resume())
    socket.on('end', () => {
      socket.end()
    })
    socket.on('error', () => {})
  })
}
