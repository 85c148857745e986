// Answer every frame with a frame, and read no faster than the client reads the answers.
// Lesson: lessons/05-framed-echo.md · Check: npm run check ex5

import { createServer, type Server } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

/** `maxBytes` is the largest payload accepted; left out, the decoder's own default holds. */
export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer((socket) => {
    // TODO: answer each payload P with 'echo:' + P, and stop reading while the queue is full.
    // TODO: after a bad frame and after the client's end, send what is due, then end as well.
    socket.destroy()
  })
}
