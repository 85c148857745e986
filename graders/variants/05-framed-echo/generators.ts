// Style: async generators, one into the next, and Readable.from() piped into the socket.
import { on } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const replies = Readable.from(echoes(payloads(socket, options.maxBytes)), {
      objectMode: false,
      highWaterMark: 16 * 1024,
    })
    socket.on('error', () => {})
    socket.on('close', () => replies.destroy())
    replies.on('error', () => socket.destroy())
    replies.on('end', () => socket.resume())
    replies.pipe(socket)
  })
}

async function* chunks(socket: Socket): AsyncGenerator<Buffer> {
  // Events are pulled one by one: the socket is paused while one is looked at.
  socket.on('data', () => socket.pause())
  for await (const [chunk] of on(socket, 'data', { close: ['end', 'close'] })) {
    yield chunk
    socket.resume()
  }
}

async function* payloads(
  socket: Socket,
  maxBytes: number | undefined,
): AsyncGenerator<Buffer[]> {
  const decoder = new LengthPrefixDecoder(maxBytes)
  let bad = false
  decoder.on('error', () => {
    bad = true
  })
  for await (const chunk of chunks(socket)) {
    yield decoder.push(chunk)
    if (bad) return
  }
  decoder.end()
}

async function* echoes(batches: AsyncIterable<Buffer[]>): AsyncGenerator<Buffer> {
  for await (const batch of batches) {
    for (const payload of batch) {
      yield encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))
    }
  }
}
