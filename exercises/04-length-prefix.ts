// Send binary messages behind their length, and refuse a length that is too large to hold.
// Lesson: lessons/04-length-prefix.md · Check: npm run check ex4

import { EventEmitter } from 'node:events'

export class FrameTooLargeError extends Error {
  readonly maxBytes: number
  readonly declaredBytes: number

  constructor(maxBytes: number, declaredBytes: number) {
    super(`a header declares ${declaredBytes} bytes, more than ${maxBytes}`)
    this.name = 'FrameTooLargeError'
    this.maxBytes = maxBytes
    this.declaredBytes = declaredBytes
  }
}

export class TruncatedFrameError extends Error {
  readonly missingBytes: number

  constructor(missingBytes: number) {
    super(`the stream ended ${missingBytes} bytes short, inside a header or a payload`)
    this.name = 'TruncatedFrameError'
    this.missingBytes = missingBytes
  }
}

/** Returns 4 bytes that count the payload, big-endian and unsigned, and then the payload. */
export function encodeFrame(payload: Uint8Array): Buffer {
  // TODO: refuse with a RangeError what four bytes cannot count; then header and payload in one.
  return Buffer.alloc(0)
}

export class LengthPrefixDecoder extends EventEmitter<{
  error: [FrameTooLargeError | TruncatedFrameError]
}> {
  /** `maxBytes` is the largest payload accepted, without its header. */
  constructor(maxBytes = 1024 * 1024) {
    super()
    // TODO: keep the limit, and what has to outlive one push.
  }

  /** Returns the payloads that `chunk` completed, oldest first; emits 'error' for one too large. */
  push(chunk: Buffer): Buffer[] {
    // TODO: read four bytes, then as many as they count; a cut may fall between any two of them.
    return []
  }

  /** Says that the stream is over; emits 'error' where it ended inside a frame. */
  end(): void {
    // TODO: tell a frame boundary from a header or a payload that still lacks bytes.
  }
}
