// fails: queue-at-bad-frame
// Has a list of replies of its own for what did not fit; a bad frame ends the socket at once, and the
// replies to the frames before it in the same chunk that are still in the list are lost.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const replyTo = (payload: Buffer) =>
  encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let bad = false
    let waiting: Buffer[] = []
    let ended = false
    const flush = () => {
      let at = 0
      while (at < waiting.length && !socket.writableNeedDrain && !socket.writableEnded)
        socket.write(waiting[at++] as Buffer)
      waiting = waiting.slice(at)
      if (waiting.length > 0) socket.pause()
      else if (ended) socket.end()
      else socket.resume()
    }
    decoder.on('error', () => {
      bad = true
    })
    socket.on('data', (chunk) => {
      waiting.push(...decoder.push(chunk).map(replyTo))
      flush()
      if (bad) socket.end()
    })
    socket.on('drain', flush)
    socket.on('end', () => {
      decoder.end()
      ended = true
      flush()
    })
    socket.on('error', () => {})
  })
}
