// fails: finished once
// Skips as many bytes as the refused header declares and goes on behind them, as netty does: it
// trusts a length that it has just called wrong.
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

interface Want {
  bytes: number
  isInFrame: boolean
}

export class LengthPrefixDecoder extends EventEmitter<{ error: [FrameError] }> {
  readonly #maxBytes: number
  readonly #parser: Generator<Want, never, Buffer>
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

  #serve(result: IteratorResult<Want, never>): void {
    this.#want = result.done ? undefined : result.value
  }

  *#parse(): Generator<Want, never, Buffer> {
    for (;;) {
      const length = (yield* exactly(4, false)).readUInt32BE()
      if (length > this.#maxBytes) {
        this.emit('error', new FrameTooLargeError(this.#maxBytes, length))
        yield* skip(length)
        continue
      }
      const payload = yield* exactly(length, true)
      this.#payloads.push(payload)
    }
  }
}

function* skip(size: number): Generator<Want, void, Buffer> {
  for (let left = size; left > 0; )
    left -= (yield { bytes: left, isInFrame: false }).length
}

function* exactly(size: number, isInFrame: boolean): Generator<Want, Buffer, Buffer> {
  const bytes = Buffer.allocUnsafe(size)
  for (let filled = 0; filled < size; ) {
    const piece = yield { bytes: size - filled, isInFrame: isInFrame || filled > 0 }
    filled += piece.copy(bytes, filled)
  }
  return bytes
}
