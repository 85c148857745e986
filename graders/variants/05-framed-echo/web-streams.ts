// Style: Web Streams: the socket's bytes through a TransformStream, into a sink that waits for the
// socket's callback.
import { createServer, type Server, type Socket } from 'node:net'
import { ReadableStream, TransformStream, WritableStream } from 'node:stream/web'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {})
    source(socket)
      .pipeThrough(echo(options.maxBytes))
      .pipeTo(sink(socket))
      .catch(() => socket.destroy())
  })
}

function source(socket: Socket): ReadableStream<Buffer> {
  return new ReadableStream({
    start(controller) {
      socket.pause()
      socket.on('data', (chunk) => {
        controller.enqueue(chunk)
        if ((controller.desiredSize ?? 0) <= 0) socket.pause()
      })
      socket.on('end', () => controller.close())
      socket.on('close', () => {
        if (!socket.readableEnded) controller.error(socket.errored ?? new Error('closed'))
      })
    },
    pull() {
      socket.resume()
    },
  })
}

function echo(maxBytes: number | undefined): TransformStream<Buffer, Buffer> {
  const decoder = new LengthPrefixDecoder(maxBytes)
  let bad = false
  decoder.on('error', () => {
    bad = true
  })
  return new TransformStream({
    transform(chunk, controller) {
      const replies = decoder
        .push(chunk)
        .map((payload) => encodeFrame(Buffer.concat([Buffer.from('echo:'), payload])))
      if (replies.length > 0) controller.enqueue(Buffer.concat(replies))
      if (bad) controller.enqueue(Buffer.alloc(0))
    },
    flush() {
      decoder.end()
    },
  })
}

// An empty chunk says that the replies are over.
function sink(socket: Socket): WritableStream<Buffer> {
  return new WritableStream({
    write(chunk) {
      if (chunk.length === 0) {
        socket.end()
        return
      }
      return new Promise<void>((resolve, reject) => {
        socket.write(chunk, (error) => (error ? reject(error) : resolve()))
      })
    },
    close() {
      socket.end()
    },
  })
}
