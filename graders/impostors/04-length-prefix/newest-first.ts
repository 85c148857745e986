// fails: many-frames frame-in-pieces empty-frames empty-chunks any-bytes payloads-stay split-header big-endian exactly-max frames-before clean-end
// Hands over the frames of one chunk newest first, as a list does that is used as a stack:
// requests are answered in the wrong order.
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
  if (payload.length > 0xffffffff) throw new RangeError('payload over 4 GiB')
  const header = Buffer.alloc(4)
  header.writeUInt32BE(payload.length)
  return Buffer.concat([header, payload])
}

interface Frame {
  declared: number
  bytes: Buffer
  filled: number
}

export class LengthPrefixDecoder extends EventEmitter<{ error: [FrameError] }> {
  readonly #maxBytes: number
  #header: number[] = []
  #frame: Frame | null = null
  #isOver = false

  constructor(maxBytes = 1_048_576) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): Buffer[] {
    const payloads: Buffer[] = []
    let rest = chunk
    while (rest.length > 0 && !this.#isOver) {
      rest = this.#frame ? this.#fill(this.#frame, rest) : this.#open(rest)
      if (this.#frame === null || this.#frame.filled < this.#frame.declared) continue
      payloads.push(this.#frame.bytes)
      this.#frame = null
    }
    return payloads.reverse()
  }

  end(): void {
    const frame = this.#frame
    if (frame) this.#fail(new TruncatedFrameError(frame.declared - frame.filled))
    else if (this.#header.length > 0)
      this.#fail(new TruncatedFrameError(4 - this.#header.length))
    this.#isOver = true
  }

  #open(bytes: Buffer): Buffer {
    const piece = bytes.subarray(0, 4 - this.#header.length)
    this.#header.push(...piece)
    if (this.#header.length === 4) {
      const declared = Buffer.from(this.#header).readUInt32BE()
      this.#header = []
      if (declared > this.#maxBytes)
        this.#fail(new FrameTooLargeError(this.#maxBytes, declared))
      else this.#frame = { declared, bytes: Buffer.alloc(declared), filled: 0 }
    }
    return bytes.subarray(piece.length)
  }

  #fill(frame: Frame, bytes: Buffer): Buffer {
    const copied = bytes.copy(frame.bytes, frame.filled)
    frame.filled += copied
    return bytes.subarray(copied)
  }

  #fail(error: FrameError): void {
    this.#isOver = true
    this.#frame = null
    this.#header = []
    this.emit('error', error)
  }
}
