// fails: large-frame
// Never accepts more than 1 MiB, whatever maxBytes says.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const replyTo = (payload: Buffer) =>
  encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(
      Math.min(options.maxBytes ?? 2 ** 20, 2 ** 20),
    )
    let bad = false
    decoder.on('error', () => {
      bad = true
    })
    socket.on('data', (chunk) => {
      let full = false
      for (const payload of decoder.push(chunk)) full = !socket.write(replyTo(payload))
      if (bad) socket.end()
      else if (full) socket.pause()
    })
    socket.on('drain', () => socket.resume())
    socket.on('end', () => {
      decoder.end()
      socket.end()
    })
    socket.on('error', () => {})
  })
}
