// Style: Duplex.from() of a generator that takes chunks and gives frames, piped in and out by hand.
import { createServer, type Server } from 'node:net'
import { Duplex } from 'node:stream'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const echo = Duplex.from(async function* (chunks: AsyncIterable<Buffer>) {
      const decoder = new LengthPrefixDecoder(options.maxBytes)
      let bad = false
      decoder.on('error', () => {
        bad = true
      })
      for await (const chunk of chunks) {
        if (bad) continue
        for (const payload of decoder.push(chunk))
          yield encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))
        if (bad) socket.emit('refused')
      }
      decoder.end()
    })
    socket.once('refused', () => {
      // What was yielded goes out first: the end of the chunks is the end of the replies.
      socket.unpipe(echo)
      echo.end()
      socket.resume()
    })
    socket.on('error', () => echo.destroy())
    socket.on('close', () => echo.destroy())
    echo.on('error', () => socket.destroy())
    socket.pipe(echo).pipe(socket)
  })
}
