// fails: queue-at-end queue-at-bad-frame truncated
// pipeline() with an async generator between the socket and itself, half-open left out:
// the socket ends itself while the generator still answers.
import { createServer, type Server } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer((socket) => {
    socket.on('error', () => {})
    pipeline(
      socket,
      (chunks) => answers(chunks, new LengthPrefixDecoder(options.maxBytes)),
      socket,
    ).catch(() => socket.destroy())
  })
}

async function* answers(
  chunks: AsyncIterable<Buffer>,
  decoder: LengthPrefixDecoder,
): AsyncGenerator<Buffer> {
  let isBad = false
  decoder.on('error', () => {
    isBad = true
  })
  for await (const chunk of chunks) {
    for (const payload of decoder.push(chunk)) {
      yield encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))
    }
    if (isBad) return
  }
  decoder.end()
}
