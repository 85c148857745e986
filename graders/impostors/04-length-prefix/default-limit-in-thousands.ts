// fails: default-limit error-kind
// Takes 1 MiB for a million bytes, the old quarrel between MiB and MB: payloads of the last
// 48,576 lengths are refused.
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

export class LengthPrefixDecoder extends EventEmitter<{ error: [FrameError] }> {
  private readonly maxBytes: number
  private target = Buffer.alloc(4)
  private cursor = 0
  private expects: 'length' | 'payload' | 'nothing' = 'length'

  constructor(maxBytes = 1_000_000) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): Buffer[] {
    const frames: Buffer[] = []
    let offset = 0
    while (this.expects !== 'nothing') {
      const copied = chunk.copy(this.target, this.cursor, offset)
      this.cursor += copied
      offset += copied
      if (this.cursor < this.target.length) break
      const bytes = this.target
      if (this.expects === 'payload') {
        frames.push(bytes)
        this.expect('length', 4)
      } else {
        const length = bytes.readUInt32BE()
        if (length <= this.maxBytes) this.expect('payload', length)
        else this.stop(new FrameTooLargeError(this.maxBytes, length))
      }
    }
    return frames
  }

  end(): void {
    const whole = this.expects === 'length' && this.cursor === 0
    const missing = this.target.length - this.cursor
    if (this.expects === 'nothing' || whole) this.expect('nothing', 0)
    else this.stop(new TruncatedFrameError(missing))
  }

  private expect(what: typeof this.expects, size: number): void {
    this.expects = what
    this.target = Buffer.alloc(size)
    this.cursor = 0
  }

  private stop(error: FrameError): void {
    this.expect('nothing', 0)
    this.emit('error', error)
  }
}
