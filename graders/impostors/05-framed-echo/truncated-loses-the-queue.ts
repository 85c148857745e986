// fails: truncated
// Ends properly for a frame too large; at an end inside a frame it destroys the socket, and with it
// the replies that still wait in the queue.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const replyTo = (payload: Buffer) =>
  encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let bad = false
    let isOver = false
    decoder.on('error', () => {
      bad = true
      if (isOver) socket.destroy()
    })
    socket.on('data', (chunk) => {
      let full = false
      for (const payload of decoder.push(chunk)) full = !socket.write(replyTo(payload))
      if (bad) socket.end()
      else if (full) socket.pause()
    })
    socket.on('drain', () => socket.resume())
    socket.on('end', () => {
      isOver = true
      decoder.end()
      if (!socket.destroyed) socket.end()
    })
    socket.on('error', () => {})
  })
}
