// fails: frame-in-pieces empty-frames empty-chunks any-bytes payloads-stay split-header big-endian unsigned exactly-max one-over default-limit at-once error-kind frames-before finished once clean-end ends-in-header ends-in-payload missing-bytes two-decoders
// Starts its header anew with every push, as a local `let got = 0` does: what a cut left of a
// header is forgotten.
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
  readonly #header = Buffer.alloc(4)
  #headerBytes = 0
  #payload: Buffer | undefined
  #filled = 0
  #isFinished = false

  constructor(maxBytes = 1_048_576) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): Buffer[] {
    const payloads: Buffer[] = []
    let at = 0
    if (this.#payload === undefined) this.#headerBytes = 0
    while (at < chunk.length && !this.#isFinished) {
      if (this.#payload === undefined) {
        const copied = chunk.copy(this.#header, this.#headerBytes, at)
        this.#headerBytes += copied
        at += copied
        if (this.#headerBytes < 4) break
        const length = this.#header.readUInt32BE()
        if (length > this.#maxBytes) {
          this.#fail(new FrameTooLargeError(this.#maxBytes, length))
        } else if (at + length <= chunk.length) {
          payloads.push(chunk.subarray(at, at + length))
          at += length
          this.#headerBytes = 0
        } else {
          this.#payload = Buffer.allocUnsafe(length)
          this.#filled = 0
        }
      } else {
        const copied = chunk.copy(this.#payload, this.#filled, at)
        this.#filled += copied
        at += copied
        if (this.#filled < this.#payload.length) break
        payloads.push(this.#payload)
        this.#payload = undefined
        this.#headerBytes = 0
      }
    }
    return payloads
  }

  end(): void {
    if (this.#isFinished) return
    this.#isFinished = true
    if (this.#payload !== undefined) {
      this.#fail(new TruncatedFrameError(this.#payload.length - this.#filled))
    } else if (this.#headerBytes > 0) {
      this.#fail(new TruncatedFrameError(4 - this.#headerBytes))
    }
  }

  #fail(error: FrameError): void {
    this.#isFinished = true
    this.#payload = undefined
    this.emit('error', error)
  }
}
