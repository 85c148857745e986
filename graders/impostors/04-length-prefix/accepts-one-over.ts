// fails: one-over default-limit error-kind
// Accepts a payload of maxBytes + 1, as a check does that compares with `>` the bytes before the
// last one came.
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
  private readonly maxBytes: number
  private texts: string[] = []
  private missing = 4
  private state: 'header' | 'payload' | 'finished' = 'header'

  constructor(maxBytes = 1024 * 1024) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): Buffer[] {
    const payloads: Buffer[] = []
    const text = chunk.toString('latin1')
    let at = 0
    while (this.state !== 'finished') {
      const piece = text.slice(at, at + this.missing)
      if (piece !== '') this.texts.push(piece)
      this.missing -= piece.length
      at += piece.length
      if (this.missing > 0) break
      const bytes = Buffer.from(this.texts.join(''), 'latin1')
      this.texts = []
      if (this.state === 'header') {
        this.begin(bytes.readUInt32BE())
      } else {
        payloads.push(bytes)
        this.state = 'header'
        this.missing = 4
      }
    }
    return payloads
  }

  end(): void {
    const { state, missing } = this
    if (state === 'payload' || (state === 'header' && missing < 4))
      this.finish(new TruncatedFrameError(missing))
    this.state = 'finished'
  }

  private begin(length: number): void {
    this.state = 'payload'
    this.missing = length
    if (length - 1 > this.maxBytes)
      this.finish(new FrameTooLargeError(this.maxBytes, length))
  }

  private finish(error: FrameError): void {
    this.state = 'finished'
    this.texts = []
    this.emit('error', error)
  }
}
