// fails: limit default-limit queue-at-bad-frame others-unmoved in-turn
// Starts over with a new decoder behind a bad frame: the bytes of its payload are taken
// for headers, and the connection goes on with garbage.
import { createServer, type Server } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const PREFIX = Buffer.from('echo:')

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    let decoder = start()
    function start(): LengthPrefixDecoder {
      return new LengthPrefixDecoder(options.maxBytes).on('error', () => {
        decoder = start()
      })
    }
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
