// fails: order reads-again queue-at-end queue-at-bad-frame
// Sheds load: a request that comes while the queue is full is read and not answered.
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
        if (socket.writableNeedDrain) continue
        socket.write(encodeFrame(Buffer.concat([PREFIX, payload])))
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
