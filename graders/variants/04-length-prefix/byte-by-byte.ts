// Style: a state machine that takes one byte at a time.
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
  const { length } = payload
  if (length >= 2 ** 32) throw new RangeError(`cannot count ${length} bytes in four`)
  const frame = Buffer.alloc(length + 4)
  for (let i = 3, rest = length; i >= 0; i--, rest = Math.floor(rest / 256))
    frame[i] = rest % 256
  frame.set(payload, 4)
  return frame
}

type State = 'header' | 'payload' | 'finished'

export class LengthPrefixDecoder extends EventEmitter<{ error: [FrameError] }> {
  readonly #maxBytes: number
  #state: State = 'header'
  #count = 0
  #declared = 0
  #payload = Buffer.alloc(0)

  constructor(maxBytes = 1 << 20) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): Buffer[] {
    const payloads: Buffer[] = []
    for (const byte of chunk) {
      if (this.#state === 'finished') break
      const payload = this.#state === 'header' ? this.#header(byte) : this.#body(byte)
      if (payload !== undefined) payloads.push(payload)
    }
    return payloads
  }

  end(): void {
    const state = this.#state
    this.#state = 'finished'
    if (state === 'payload')
      this.emit('error', new TruncatedFrameError(this.#declared - this.#count))
    if (state === 'header' && this.#count > 0)
      this.emit('error', new TruncatedFrameError(4 - this.#count))
  }

  #header(byte: number): Buffer | undefined {
    this.#declared = this.#declared * 256 + byte
    this.#count++
    if (this.#count < 4) return
    this.#count = 0
    if (this.#declared > this.#maxBytes) {
      this.#state = 'finished'
      this.emit('error', new FrameTooLargeError(this.#maxBytes, this.#declared))
      return
    }
    this.#payload = Buffer.allocUnsafeSlow(this.#declared)
    this.#state = 'payload'
    return this.#declared === 0 ? this.#whole() : undefined
  }

  #body(byte: number): Buffer | undefined {
    this.#payload[this.#count++] = byte
    return this.#count === this.#declared ? this.#whole() : undefined
  }

  #whole(): Buffer {
    const payload = this.#payload
    this.#payload = Buffer.alloc(0)
    this.#state = 'header'
    this.#declared = 0
    this.#count = 0
    return payload
  }
}
