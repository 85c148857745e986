// Sends binary messages behind their length, and refuses a length that is too large to hold.

import { EventEmitter } from 'node:events'

const HEADER_BYTES = 4
const MAX_COUNT = 0xffff_ffff
const FIRST_ROOM_BYTES = 1024
const NOTHING = Buffer.alloc(0)

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
  const { byteLength } = payload
  if (byteLength > MAX_COUNT)
    throw new RangeError(`four bytes cannot count ${byteLength} bytes`)
  const frame = Buffer.allocUnsafe(HEADER_BYTES + byteLength)
  frame.writeUInt32BE(byteLength)
  frame.set(payload, HEADER_BYTES)
  return frame
}

export class LengthPrefixDecoder extends EventEmitter<{
  error: [FrameTooLargeError | TruncatedFrameError]
}> {
  readonly #maxBytes: number
  #headerBytes = 0
  #declaredBytes = 0
  #held = NOTHING
  #heldBytes = 0
  #isFinished = false

  /** `maxBytes` is the largest payload accepted, without its header. */
  constructor(maxBytes = 1024 * 1024) {
    super()
    this.#maxBytes = maxBytes
  }

  /** Returns the payloads that `chunk` completed, oldest first. */
  push(chunk: Buffer): Buffer[] {
    const payloads: Buffer[] = []
    let at = 0
    while (at < chunk.length && !this.#isFinished) {
      if (this.#headerBytes < HEADER_BYTES) at = this.#readHeader(chunk, at)
      if (this.#headerBytes < HEADER_BYTES || this.#isFinished) break
      const end = Math.min(at + this.#declaredBytes - this.#heldBytes, chunk.length)
      this.#hold(chunk, at, end)
      if (this.#heldBytes === this.#declaredBytes) payloads.push(this.#release())
      at = end
    }
    return payloads
  }

  /** Says that the stream is over. */
  end(): void {
    const isInHeader = this.#headerBytes < HEADER_BYTES
    const missingBytes = isInHeader
      ? HEADER_BYTES - this.#headerBytes
      : this.#declaredBytes - this.#heldBytes
    if (this.#headerBytes > 0) this.#fail(new TruncatedFrameError(missingBytes))
    this.#isFinished = true
  }

  // Returns where the payload begins. By arithmetic, for the bitwise operators of JavaScript are signed.
  #readHeader(chunk: Buffer, start: number): number {
    const end = Math.min(start + HEADER_BYTES - this.#headerBytes, chunk.length)
    for (let at = start; at < end; at++)
      this.#declaredBytes = this.#declaredBytes * 256 + (chunk[at] as number)
    this.#headerBytes += end - start
    if (this.#headerBytes === HEADER_BYTES && this.#declaredBytes > this.#maxBytes)
      this.#fail(new FrameTooLargeError(this.#maxBytes, this.#declaredBytes))
    return end
  }

  // A header alone gets no room: room doubles with the bytes that came, up to those declared.
  // A copy does not hold on to its chunk; small ones share a pool of Node's: 8 KiB, or 64 from Node 24 on.
  #hold(chunk: Buffer, start: number, end: number): void {
    const neededBytes = this.#heldBytes + end - start
    if (neededBytes > this.#held.length) {
      const roomBytes = Math.max(neededBytes, this.#held.length * 2, FIRST_ROOM_BYTES)
      const larger = Buffer.allocUnsafe(Math.min(roomBytes, this.#declaredBytes))
      if (this.#heldBytes > 0) this.#held.copy(larger, 0, 0, this.#heldBytes)
      this.#held = larger
    }
    chunk.copy(this.#held, this.#heldBytes, start, end)
    this.#heldBytes = neededBytes
  }

  // The room of a whole payload is as large as declared: it is handed over, never used again.
  #release(): Buffer {
    const payload = this.#held
    this.#held = NOTHING
    this.#heldBytes = 0
    this.#headerBytes = 0
    this.#declaredBytes = 0
    return payload
  }

  // Finished before anyone hears of it: a listener may push again.
  #fail(error: FrameTooLargeError | TruncatedFrameError): void {
    if (this.#isFinished) return
    this.#isFinished = true
    this.#held = NOTHING
    this.emit('error', error)
  }
}
