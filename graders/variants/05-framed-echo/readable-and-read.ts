// Style: 'readable' and read(); while the queue is full, nothing is read.
import { createServer, type Server } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    const prefix = Buffer.from('echo:')
    let ended = false
    decoder.on('error', () => {
      ended = true
    })
    const readOn = () => {
      while (!socket.writableNeedDrain) {
        const chunk: Buffer | null = socket.read()
        if (chunk === null) break
        for (const payload of decoder.push(chunk)) {
          const reply = Buffer.alloc(prefix.length + payload.length)
          reply.set(prefix)
          reply.set(payload, prefix.length)
          socket.write(encodeFrame(reply))
        }
        if (ended) socket.end()
      }
    }
    socket.on('readable', readOn)
    socket.on('drain', readOn)
    socket.on('end', () => {
      decoder.end()
      socket.end()
    })
    socket.on('error', () => socket.destroy())
  })
}
