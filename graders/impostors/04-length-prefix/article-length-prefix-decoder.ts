// fails: unsigned one-over default-limit at-once error-kind finished once ends-in-header ends-in-payload missing-bytes end-after-error after-refusal large-frame byte-by-byte
// The decoder of the article that this course corrects: it joins all that it holds with every
// chunk, has no limit, and knows no end.
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
  private held: Buffer = Buffer.alloc(0)

  push(chunk: Buffer): Buffer[] {
    const found: Buffer[] = []
    let all = Buffer.concat([this.held, chunk])
    for (;;) {
      const size = all.length < 4 ? Number.POSITIVE_INFINITY : 4 + all.readUInt32BE(0)
      if (all.length < size) break
      found.push(all.subarray(4, size))
      all = all.subarray(size)
    }
    this.held = all
    return found
  }

  end(): void {
    this.held = Buffer.alloc(0)
  }
}
