// fails: order reads-again queue-at-end queue-at-bad-frame
// Takes false for "not written" and writes the reply again when the queue has drained:
// the client gets it twice.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho({ maxBytes }: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    new Connection(socket, new LengthPrefixDecoder(maxBytes))
  })
}

class Connection {
  readonly #socket: Socket
  readonly #decoder: LengthPrefixDecoder
  #replies: Buffer[] = []
  #isLast = false

  constructor(socket: Socket, decoder: LengthPrefixDecoder) {
    this.#socket = socket
    this.#decoder = decoder
    decoder.on('error', () => {
      this.#isLast = true
    })
    socket.on('data', (chunk) => this.#onData(chunk))
    socket.on('drain', () => this.#send())
    socket.on('end', () => this.#onEnd())
    socket.on('error', () => {})
  }

  #onData(chunk: Buffer): void {
    for (const payload of this.#decoder.push(chunk)) {
      const text = Buffer.concat([Buffer.from('echo:'), payload])
      this.#replies.push(encodeFrame(text))
    }
    this.#send()
  }

  #onEnd(): void {
    this.#decoder.end()
    this.#isLast = true
    this.#send()
  }

  #send(): void {
    const socket = this.#socket
    while (!socket.writableNeedDrain) {
      const reply = this.#replies[0]
      if (!reply) break
      if (socket.write(reply)) this.#replies.shift()
      else socket.once('drain', () => this.#replies.shift())
    }
    if (this.#replies.length > 0) {
      socket.pause()
    } else {
      if (this.#isLast) socket.end()
      socket.resume()
    }
  }
}
