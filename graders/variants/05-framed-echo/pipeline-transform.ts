// Style: pipeline() from the socket through a Transform and back into the socket.
import { createServer, type Server } from 'node:net'
import { pipeline, Transform } from 'node:stream'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

class Echo extends Transform {
  readonly #decoder: LengthPrefixDecoder
  #bad = false

  constructor(maxBytes: number | undefined) {
    super()
    this.#decoder = new LengthPrefixDecoder(maxBytes).on('error', () => {
      this.#bad = true
    })
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    for (const payload of this.#decoder.push(chunk)) {
      this.push(encodeFrame(Buffer.concat([Buffer.from('echo:'), payload])))
    }
    // Nothing follows a bad frame: the replies end here, and pipeline() ends the socket.
    if (this.#bad && !this.readableEnded) this.push(null)
    done()
  }

  override _flush(done: () => void): void {
    this.#decoder.end()
    done()
  }
}

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {})
    pipeline(socket, new Echo(options.maxBytes), socket, () => {})
  })
}
