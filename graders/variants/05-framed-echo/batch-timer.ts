// Style: gathers the replies of a connection and sends them as one write when a timer of 5 ms runs out; stops
// reading at 64 KiB gathered, and goes on when the write has called back.
import { createServer, type Server } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let batch: Buffer[] = []
    let bytes = 0
    let timer: NodeJS.Timeout | undefined
    let isSending = false
    let isOver = false
    decoder.on('error', () => {
      isOver = true
    })
    const flush = () => {
      timer = undefined
      if (isSending || socket.destroyed) return
      const out = Buffer.concat(batch)
      batch = []
      bytes = 0
      if (out.length === 0) {
        if (isOver) socket.end()
        return
      }
      isSending = true
      socket.write(out, (error) => {
        isSending = false
        if (error) return
        socket.resume()
        if (batch.length > 0 || isOver) schedule()
      })
    }
    const schedule = () => {
      timer ??= setTimeout(flush, 5)
    }
    socket.on('data', (chunk) => {
      for (const payload of decoder.push(chunk)) {
        const frame = encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))
        batch.push(frame)
        bytes += frame.length
      }
      if (bytes > 64 * 1024) socket.pause()
      schedule()
    })
    socket.on('end', () => {
      decoder.end()
      isOver = true
      schedule()
    })
    socket.on('close', () => clearTimeout(timer))
    socket.on('error', () => {})
  })
}
