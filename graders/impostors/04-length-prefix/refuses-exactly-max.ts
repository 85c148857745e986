// fails: exactly-max default-limit
// Refuses a payload of exactly maxBytes: `<` where `<=` is meant.
import { EventEmitter } from 'node:events'

type FrameError = FrameTooLargeError | TruncatedFrameError

export class FrameTooLargeError extends Error {
  readonly maxBytes: number
  readonly declaredBytes: number

  constructor(maxBytes: number, declaredBytes: number) {
    super(`frame of ${declaredBytes} bytes, over ${maxBytes}`)
    this.maxBytes = maxBytes
    this.declaredBytes = declaredBytes
  }
}

export class TruncatedFrameError extends Error {
  readonly missingBytes: number

  constructor(missingBytes: number) {
    super(`stream ended with ${missingBytes} bytes missing`)
    this.missingBytes = missingBytes
  }
}

export function encodeFrame(payload: Uint8Array): Buffer {
  const size = payload.byteLength
  if (size > 2 ** 32 - 1) throw new RangeError(`${size} bytes do not fit a frame`)
  const frame = Buffer.allocUnsafe(4 + size)
  frame.writeUInt32BE(size, 0)
  frame.set(payload, 4)
  return frame
}

abstract class Part {
  protected readonly bytes: Buffer
  protected filled = 0

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafe(size)
  }

  abstract readonly isStarted: boolean
  abstract next(decoder: LengthPrefixDecoder, payloads: Buffer[]): Part

  get missingBytes(): number {
    return this.bytes.length - this.filled
  }

  fill(chunk: Buffer, start: number): number {
    const copied = chunk.copy(this.bytes, this.filled, start)
    this.filled += copied
    return copied
  }
}

class Header extends Part {
  constructor() {
    super(4)
  }

  get isStarted(): boolean {
    return this.filled > 0
  }

  next(decoder: LengthPrefixDecoder): Part {
    const length = this.bytes.readUInt32BE()
    if (length < decoder.maxBytes) return new Payload(length)
    decoder.finish(new FrameTooLargeError(decoder.maxBytes, length))
    return new Header()
  }
}

class Payload extends Part {
  readonly isStarted = true

  next(_decoder: LengthPrefixDecoder, payloads: Buffer[]): Part {
    payloads.push(this.bytes)
    return new Header()
  }
}

export class LengthPrefixDecoder extends EventEmitter<{ error: [FrameError] }> {
  readonly maxBytes: number
  #part: Part = new Header()
  #isOpen = true

  constructor(maxBytes = 1024 * 1024) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): Buffer[] {
    const payloads: Buffer[] = []
    let at = 0
    while (this.#isOpen) {
      at += this.#part.fill(chunk, at)
      if (this.#part.missingBytes > 0) break
      this.#part = this.#part.next(this, payloads)
    }
    return payloads
  }

  end(): void {
    const { isStarted, missingBytes } = this.#part
    if (!this.#isOpen) return
    if (isStarted) this.finish(new TruncatedFrameError(missingBytes))
    this.#isOpen = false
  }

  finish(error: FrameError): void {
    this.#isOpen = false
    this.#part = new Header()
    this.emit('error', error)
  }
}
