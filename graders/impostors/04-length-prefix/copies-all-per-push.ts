// fails: large-frame byte-by-byte
// Joins what it holds with every chunk by Buffer.concat, the idiom of nearly every example: a
// large frame costs the square of its length.
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

// writeUInt32BE throws a RangeError of its own for a length it cannot write.
export function encodeFrame(payload: Uint8Array): Buffer {
  const header = Buffer.alloc(4)
  header.writeUInt32BE(payload.length)
  return Buffer.concat([header, payload])
}

export class LengthPrefixDecoder extends EventEmitter<{ error: [FrameError] }> {
  readonly #maxBytes: number
  #held = Buffer.alloc(0)
  #finished = false

  constructor(maxBytes = 1024 * 1024) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): Buffer[] {
    if (this.#finished) return []
    const payloads: Buffer[] = []
    let rest = Buffer.concat([this.#held, chunk])
    while (rest.length >= 4) {
      const length = rest.readUInt32BE()
      if (length > this.#maxBytes) {
        this.#fail(new FrameTooLargeError(this.#maxBytes, length))
        return payloads
      }
      if (rest.length < 4 + length) break
      payloads.push(rest.subarray(4, 4 + length))
      rest = rest.subarray(4 + length)
    }
    this.#held = rest
    return payloads
  }

  end(): void {
    const got = this.#held.length
    const wanted = got < 4 ? 4 : 4 + this.#held.readUInt32BE()
    if (got > 0) this.#fail(new TruncatedFrameError(wanted - got))
    this.#finished = true
  }

  #fail(error: FrameError): void {
    this.#finished = true
    this.#held = Buffer.alloc(0)
    this.emit('error', error)
  }
}
