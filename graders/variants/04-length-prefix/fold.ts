// Style: a fold over the bytes, each step of which returns a new state.
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
  if (length > 0xffff_ffff) throw new RangeError('too long for four bytes')
  const frame = new Uint8Array(4 + length)
  new DataView(frame.buffer).setUint32(0, length)
  frame.set(payload, 4)
  return Buffer.from(frame.buffer)
}

interface State {
  readonly left: number
  readonly length: number
  readonly payload?: Buffer
}

const start: State = { left: 4, length: 0 }

export class LengthPrefixDecoder extends EventEmitter<{ error: [FrameError] }> {
  private readonly maxBytes: number
  private state: State | undefined = start

  constructor(maxBytes = 2 ** 20) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): Buffer[] {
    const payloads: Buffer[] = []
    this.state = chunk.reduce<State | undefined>((state, byte) => {
      const next = state && this.step(state, byte)
      if (next?.payload === undefined || next.left > 0) return next
      payloads.push(next.payload)
      return start
    }, this.state)
    return payloads
  }

  end(): void {
    const state = this.state
    this.state = undefined
    if (state === undefined || state === start) return
    this.emit('error', new TruncatedFrameError(state.left))
  }

  private step({ left, length, payload }: State, byte: number): State | undefined {
    if (payload !== undefined) {
      payload[length - left] = byte
      return { left: left - 1, length, payload }
    }
    const sum = length * 256 + byte
    if (left > 1) return { left: left - 1, length: sum }
    if (sum <= this.maxBytes)
      return { left: sum, length: sum, payload: Buffer.alloc(sum) }
    this.state = undefined
    this.emit('error', new FrameTooLargeError(this.maxBytes, sum))
  }
}
