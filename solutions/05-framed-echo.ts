// Answers every frame with a frame, and reads no faster than the client reads the answers.

import { createServer, type Server } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const ECHO = Buffer.from('echo:')

/** `maxBytes` is the largest payload accepted. */
export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  // Half open: a client that has ended its side may still wait for replies.
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let isBroken = false
    decoder.on('error', () => {
      isBroken = true
    })
    socket.on('data', (chunk) => {
      socket.cork()
      for (const payload of decoder.push(chunk)) {
        socket.write(encodeFrame(Buffer.concat([ECHO, payload])))
      }
      socket.uncork()
      // Once ended, a socket drains in silence: what follows a bad frame is read and dropped.
      if (isBroken) socket.end()
      else if (socket.writableNeedDrain) socket.pause()
    })
    socket.on('drain', () => socket.resume())
    socket.on('end', () => {
      decoder.end()
      socket.end()
    })
    // A reset must end this connection only; without a listener it ends the process.
    socket.on('error', () => {})
  })
}
