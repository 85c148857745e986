// fails: missing-bytes
// Compares the payload that it holds with the length of the whole frame: inside a payload four
// bytes too many are missing.
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

export class LengthPrefixDecoder extends EventEmitter<{ error: [FrameError] }> {
  readonly #maxBytes: number
  #ring: Buffer
  #head = 0
  #size = 0
  #isFinished = false

  constructor(maxBytes = 1024 ** 2) {
    super()
    this.#maxBytes = maxBytes
    this.#ring = Buffer.allocUnsafeSlow(4 + maxBytes)
  }

  push(chunk: Buffer): Buffer[] {
    const payloads: Buffer[] = []
    let rest = chunk
    while (rest.length > 0 && !this.#isFinished) {
      rest = this.#write(rest)
      for (let size = this.#next(); size !== undefined; size = this.#next()) {
        this.#skip(4)
        payloads.push(this.#copy(size))
        this.#skip(size)
      }
    }
    return payloads
  }

  end(): void {
    const missing = this.#size < 4 ? 4 - this.#size : 8 + this.#length() - this.#size
    if (this.#size > 0) this.#fail(new TruncatedFrameError(missing))
    this.#isFinished = true
  }

  /** The size of the payload that is whole in the ring, if one is. */
  #next(): number | undefined {
    if (this.#size < 4) return
    const length = this.#length()
    if (length > this.#maxBytes)
      this.#fail(new FrameTooLargeError(this.#maxBytes, length))
    return this.#size >= 4 + length ? length : undefined
  }

  #length(): number {
    return this.#copy(4).readUInt32BE()
  }

  #write(bytes: Buffer): Buffer {
    const piece = bytes.subarray(0, this.#ring.length - this.#size)
    const fitted = piece.copy(this.#ring, (this.#head + this.#size) % this.#ring.length)
    piece.copy(this.#ring, 0, fitted)
    this.#size += piece.length
    return bytes.subarray(piece.length)
  }

  #copy(size: number): Buffer {
    const upper = this.#ring.subarray(this.#head, this.#head + size)
    return Buffer.concat([upper, this.#ring.subarray(0, size - upper.length)])
  }

  #skip(size: number): void {
    this.#head = (this.#head + size) % this.#ring.length
    this.#size -= size
  }

  #fail(error: FrameError): void {
    this.#isFinished = true
    this.#size = 0
    this.#ring = Buffer.alloc(0)
    this.emit('error', error)
  }
}
