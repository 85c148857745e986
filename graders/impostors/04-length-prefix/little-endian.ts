// fails: whole-frames many-frames frame-in-pieces empty-frames empty-chunks any-bytes payloads-stay split-header big-endian exactly-max default-limit at-once error-kind frames-before finished clean-end ends-in-header ends-in-payload missing-bytes after-refusal long-life large-frame byte-by-byte many-in-one two-decoders
// Reads the length as the processor does and not as the wire says: readUInt32LE.
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

interface Want {
  bytes: number
  isInFrame: boolean
}

export class LengthPrefixDecoder extends EventEmitter<{ error: [FrameError] }> {
  readonly #maxBytes: number
  readonly #parser: Generator<Want, number, Buffer>
  #payloads: Buffer[] = []
  #want: Want | undefined

  constructor(maxBytes = 1_048_576) {
    super()
    this.#maxBytes = maxBytes
    this.#parser = this.#parse()
    this.#serve(this.#parser.next())
  }

  push(chunk: Buffer): Buffer[] {
    for (let rest = chunk; this.#want !== undefined && rest.length > 0; ) {
      const piece = rest.subarray(0, this.#want.bytes)
      rest = rest.subarray(piece.length)
      this.#serve(this.#parser.next(piece))
    }
    const payloads = this.#payloads
    this.#payloads = []
    return payloads
  }

  end(): void {
    const want = this.#want
    this.#want = undefined
    if (want?.isInFrame) this.emit('error', new TruncatedFrameError(want.bytes))
  }

  #serve(result: IteratorResult<Want, number>): void {
    this.#want = result.done ? undefined : result.value
    if (result.done)
      this.emit('error', new FrameTooLargeError(this.#maxBytes, result.value))
  }

  *#parse(): Generator<Want, number, Buffer> {
    for (;;) {
      const length = (yield* exactly(4, false)).readUInt32LE()
      if (length > this.#maxBytes) return length
      const payload = yield* exactly(length, true)
      this.#payloads.push(payload)
    }
  }
}

function* exactly(size: number, isInFrame: boolean): Generator<Want, Buffer, Buffer> {
  const bytes = Buffer.allocUnsafe(size)
  for (let filled = 0; filled < size; ) {
    const piece = yield { bytes: size - filled, isInFrame: isInFrame || filled > 0 }
    filled += piece.copy(bytes, filled)
  }
  return bytes
}
