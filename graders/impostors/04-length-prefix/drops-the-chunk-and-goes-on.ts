// fails: finished once end-after-error
// Throws away the chunk with the refused header and starts again with the next one, in the hope
// that it begins with a header.
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
        if (!this.begins(bytes.readUInt32BE())) break
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

  private begins(declared: number): boolean {
    if (declared <= this.maxBytes) {
      this.declared = declared
      return true
    }
    this.emit('error', new FrameTooLargeError(this.maxBytes, declared))
    return false
  }

  private fail(error: FrameError): void {
    this.finished = true
    this.pieces = []
    this.emit('error', error)
  }
}
