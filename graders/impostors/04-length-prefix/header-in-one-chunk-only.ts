// fails: whole-frames many-frames frame-in-pieces empty-frames empty-chunks any-bytes payloads-stay split-header big-endian unsigned exactly-max one-over default-limit at-once error-kind frames-before finished once clean-end ends-in-header ends-in-payload missing-bytes end-after-error two-decoders
// Reads the header as soon as anything is there: where a cut falls inside the header,
// readUInt32BE throws a RangeError of its own.
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

export class LengthPrefixDecoder extends EventEmitter<{ error: [FrameError] }> {
  private readonly maxBytes: number
  private scratch = Buffer.allocUnsafeSlow(64)
  private start = 0
  private stop = 0
  private finished = false

  constructor(maxBytes = 1024 * 1024) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): Buffer[] {
    if (this.finished) return []
    this.append(chunk)
    const payloads: Buffer[] = []
    while (this.stop > this.start) {
      const length = this.scratch.subarray(this.start, this.stop).readUInt32BE()
      if (length > this.maxBytes) {
        this.finish(new FrameTooLargeError(this.maxBytes, length))
        return payloads
      }
      const end = this.start + 4 + length
      if (end > this.stop) break
      payloads.push(Buffer.from(this.scratch.subarray(this.start + 4, end)))
      this.start = end
    }
    return payloads
  }

  end(): void {
    const got = this.stop - this.start
    const wanted = got < 4 ? 4 : 4 + this.scratch.readUInt32BE(this.start)
    if (got > 0 && !this.finished) this.finish(new TruncatedFrameError(wanted - got))
    this.finished = true
  }

  private append(chunk: Buffer): void {
    const held = this.stop - this.start
    if (this.stop + chunk.length > this.scratch.length) {
      const needed = held + chunk.length
      const isRoomy = needed <= this.scratch.length / 2
      const room = isRoomy ? this.scratch : Buffer.allocUnsafeSlow(2 * needed)
      this.scratch.copy(room, 0, this.start, this.stop)
      this.scratch = room
      this.start = 0
      this.stop = held
    }
    this.stop += chunk.copy(this.scratch, this.stop)
  }

  private finish(error: FrameError): void {
    this.finished = true
    this.scratch = Buffer.alloc(0)
    this.start = 0
    this.stop = 0
    this.emit('error', error)
  }
}
