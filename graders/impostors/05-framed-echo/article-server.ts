// fails: any-bytes order stops-reading reads-again others-served queue-at-end limit default-limit behind-bad-frame queue-at-bad-frame truncated others-unmoved resets in-turn
// The article's own: an async 'data' listener that waits for 'drain' between replies.
// The next chunk does not wait for it, and its replies go in between.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

function writeWithBackpressure(socket: Socket, data: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const ok = socket.write(data, (error) => {
      if (error) reject(error)
    })
    if (ok) resolve()
    else socket.once('drain', resolve)
  })
}

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer((socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    socket.on('data', async (chunk) => {
      for (const payload of decoder.push(chunk)) {
        const text = payload.toString('utf8')
        const reply = encodeFrame(Buffer.from(`echo:${text}`, 'utf8'))
        await writeWithBackpressure(socket, reply)
      }
    })
  })
}
