// fails: behind-bad-frame
// Lets go of its decoder at a bad frame: the next chunk of that client finds none, and the process ends.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const replyTo = (payload: Buffer) =>
  encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    let decoder: LengthPrefixDecoder | null = new LengthPrefixDecoder(options.maxBytes)
    let bad = false
    decoder.on('error', () => {
      bad = true
    })
    socket.on('data', (chunk) => {
      let full = false
      for (const payload of decoder!.push(chunk)) full = !socket.write(replyTo(payload))
      if (bad) {
        decoder = null
        socket.end()
      } else if (full) socket.pause()
    })
    socket.on('drain', () => socket.resume())
    socket.on('end', () => {
      decoder?.end()
      socket.end()
    })
    socket.on('error', () => {})
  })
}
