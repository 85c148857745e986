// fails: order reads-again queue-at-end
// Adds a listener for 'drain' at each write() that returned false, one a frame: a chunk
// of many frames prints MaxListenersExceededWarning.
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
        if (socket.write(encodeFrame(Buffer.concat([PREFIX, payload])))) continue
        socket.pause()
        socket.once('drain', () => socket.resume())
      }
      if (bad) socket.end()
    })
    socket.on('end', () => {
      decoder.end()
      socket.end()
    })
    socket.on('error', () => {})
  })
}
