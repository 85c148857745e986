// Style: a queue of its own with marks at 8 MiB and 1 MiB, emptied by one write at a time, each from a setImmediate.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const HIGH = 8 * 1024 * 1024
const LOW = 1024 * 1024

class Outbox {
  #frames: Buffer[] = []
  #next = 0
  #bytes = 0
  #isBusy = false
  #isClosing = false
  readonly #socket: Socket

  constructor(socket: Socket) {
    this.#socket = socket
  }

  add(frame: Buffer): void {
    this.#frames.push(frame)
    this.#bytes += frame.length
    if (this.#bytes >= HIGH) this.#socket.pause()
    this.#turn()
  }

  close(): void {
    this.#isClosing = true
    this.#turn()
  }

  #turn(): void {
    if (this.#isBusy) return
    this.#isBusy = true
    setImmediate(() => this.#send())
  }

  #send(): void {
    const frame = this.#frames[this.#next]
    if (frame === undefined) {
      this.#isBusy = false
      if (this.#isClosing) this.#socket.end()
      return
    }
    this.#next += 1
    if (this.#next > 1024) {
      this.#frames = this.#frames.slice(this.#next)
      this.#next = 0
    }
    this.#socket.write(frame, (error) => {
      this.#bytes -= frame.length
      if (error) return
      if (this.#bytes <= LOW) this.#socket.resume()
      queueMicrotask(() => this.#send())
    })
  }
}

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    const outbox = new Outbox(socket)
    let bad = false
    decoder.on('error', () => {
      bad = true
    })
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      for (const payload of decoder.push(chunk)) {
        const reply = Buffer.concat([Buffer.from('echo:'), payload])
        outbox.add(encodeFrame(reply))
      }
      if (bad) outbox.close()
    })
    socket.on('end', () => {
      decoder.end()
      outbox.close()
    })
  })
}
