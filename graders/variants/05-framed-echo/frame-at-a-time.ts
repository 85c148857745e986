// Style: a queue of requests of its own, answered one by one while there is room; reads on when
// the queue is empty. The socket's own mark is a small one.
import { createServer, type Server } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true, highWaterMark: 4096 }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let requests: Iterator<Buffer> = [].values()
    let last = false

    function proceed(): void {
      while (!socket.writableNeedDrain) {
        const { done, value } = requests.next()
        if (!done) {
          socket.write(
            encodeFrame(Buffer.from(`echo:${value.toString('latin1')}`, 'latin1')),
          )
          continue
        }
        if (last) socket.end()
        socket.resume()
        return
      }
    }

    decoder.on('error', () => {
      last = true
    })
    socket.on('data', (chunk) => {
      socket.pause()
      requests = decoder.push(chunk).values()
      proceed()
    })
    socket.on('drain', proceed)
    socket.on('end', () => {
      decoder.end()
      last = true
      proceed()
    })
    socket.on('error', () => {})
  })
}
