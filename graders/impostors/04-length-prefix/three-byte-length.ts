// fails: unsigned error-kind missing-bytes
// Takes the first byte of the header for flags, as HTTP/2 and TLS have them: a length of 16 MiB
// and one is a length of one.
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

export class LengthPrefixDecoder extends EventEmitter<{ error: [FrameError] }> {
  private readonly maxBytes: number
  private readonly header = new DataView(new ArrayBuffer(4))
  private headerSize = 0
  private body: Uint8Array<ArrayBuffer> | null = null
  private bodySize = 0
  private over = false

  constructor(maxBytes = 1 << 20) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Uint8Array): Buffer[] {
    const payloads: Buffer[] = []
    let at = 0
    while (at < chunk.byteLength && !this.over) {
      if (this.body === null) {
        this.header.setUint8(this.headerSize++, chunk[at++] ?? 0)
        if (this.headerSize === 4) this.begin(this.header.getUint32(0) & 0xffffff)
      } else {
        const end = at + this.body.length - this.bodySize
        const piece = chunk.subarray(at, end)
        this.body.set(piece, this.bodySize)
        this.bodySize += piece.length
        at += piece.length
      }
      if (this.body !== null && this.bodySize === this.body.length) {
        payloads.push(Buffer.from(this.body.buffer))
        this.body = null
        this.headerSize = 0
      }
    }
    return payloads
  }

  end(): void {
    if (this.over) return
    this.over = true
    if (this.headerSize === 0) return
    const missing = this.body ? this.body.length - this.bodySize : 4 - this.headerSize
    this.body = null
    this.emit('error', new TruncatedFrameError(missing))
  }

  private begin(length: number): void {
    if (length > this.maxBytes) {
      this.over = true
      this.emit('error', new FrameTooLargeError(this.maxBytes, length))
    } else {
      this.body = new Uint8Array(length)
      this.bodySize = 0
    }
  }
}
