// fails: large-frame order reads-again queue-at-end queue-at-bad-frame
// Builds each reply in one buffer that it uses again and again: write() does not copy,
// and replies that wait in the queue change under way.
import { createServer, type Server } from 'node:net'
import { LengthPrefixDecoder } from './04-length-prefix.ts'

const scratch = Buffer.alloc(4 + 5 + 1024 * 1024)
scratch.write('echo:', 4)

function replyTo(payload: Buffer): Buffer {
  scratch.writeUInt32BE(5 + payload.length)
  scratch.set(payload, 9)
  return scratch.subarray(0, 9 + payload.length)
}

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let bad = false
    decoder.on('error', () => {
      bad = true
    })
    socket.on('data', (chunk) => {
      for (const payload of decoder.push(chunk)) {
        socket.write(replyTo(payload))
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
