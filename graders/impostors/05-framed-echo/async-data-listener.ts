// fails: order reads-again
// The article's async 'data' listener with all else put right: it pauses when eight
// chunks are in work. Replies to one chunk still go in between those to another when
// the queue has been full.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    const waiting = new Set<() => void>()
    let busy = 0
    let isLast = false

    const wake = () => {
      for (const go of waiting) go()
      waiting.clear()
    }
    const room = () => new Promise<void>((resolve) => waiting.add(resolve))
    const endIfDone = () => {
      if (isLast && busy === 0) socket.end()
    }

    decoder.on('error', () => {
      isLast = true
    })
    socket
      .on('drain', wake)
      .on('close', wake)
      .on('error', () => {})
    socket.on('data', async (chunk) => {
      busy += 1
      if (busy === 8) socket.pause()
      for (const payload of decoder.push(chunk)) {
        if (!send(socket, payload)) await room()
      }
      busy -= 1
      socket.resume()
      endIfDone()
    })
    socket.on('end', () => {
      decoder.end()
      isLast = true
      endIfDone()
    })
  })
}

function send(socket: Socket, payload: Buffer): boolean {
  return socket.write(encodeFrame(Buffer.concat([Buffer.from('echo:'), payload])))
}
