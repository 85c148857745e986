// Style: a list of the chunks' own pieces, joined once a header or a payload is whole.
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
  private pieces: Buffer[] = []
  private length = 0
  private declared: number | undefined
  private finished = false

  constructor(maxBytes = 1024 * 1024) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): Buffer[] {
    const payloads: Buffer[] = []
    let rest = chunk
    while (!this.finished) {
      rest = this.take(rest)
      if (this.length < this.wanted) break
      const bytes = Buffer.concat(this.pieces)
      this.pieces = []
      this.length = 0
      if (this.declared === undefined) {
        this.begin(bytes.readUInt32BE())
      } else {
        payloads.push(bytes)
        this.declared = undefined
      }
    }
    return payloads
  }

  end(): void {
    const inside = this.declared !== undefined || this.length > 0
    if (inside && !this.finished)
      this.fail(new TruncatedFrameError(this.wanted - this.length))
    this.finished = true
  }

  private get wanted(): number {
    return this.declared ?? 4
  }

  private take(bytes: Buffer): Buffer {
    const piece = bytes.subarray(0, this.wanted - this.length)
    if (piece.length > 0) this.pieces.push(piece)
    this.length += piece.length
    return bytes.subarray(piece.length)
  }

  private begin(declared: number): void {
    if (declared > this.maxBytes)
      this.fail(new FrameTooLargeError(this.maxBytes, declared))
    this.declared = declared
  }

  private fail(error: FrameError): void {
    this.finished = true
    this.pieces = []
    this.emit('error', error)
  }
}
