// fails: stops-reading
// Keeps replies in a list of its own and stops reading at 8,000 of them, whatever their size: 8 MiB where frames
// are small, 8 GiB where they are as large as the limit.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const replyTo = (payload: Buffer) =>
  encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let bad = false
    const list: Buffer[] = []
    let ended = false
    let isRunning = false
    const run = () => {
      isRunning = false
      for (let i = 0; i < 64 && list.length > 0 && !socket.writableNeedDrain; i++)
        socket.write(list.shift() as Buffer)
      if (list.length < 1000) socket.resume()
      if (list.length > 0 && !socket.writableNeedDrain) start()
      else if (list.length === 0 && ended) socket.end()
    }
    const start = () => {
      if (isRunning) return
      isRunning = true
      setImmediate(run)
    }
    decoder.on('error', () => {
      bad = true
    })
    socket.on('data', (chunk) => {
      for (const payload of decoder.push(chunk)) list.push(replyTo(payload))
      if (list.length > 8000) socket.pause()
      if (bad) ended = true
      start()
    })
    socket.on('drain', start)
    socket.on('end', () => {
      decoder.end()
      ended = true
      start()
    })
    socket.on('error', () => {})
  })
}
