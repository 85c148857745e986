// fails: payloads-stay
// Returns views of a working buffer, and moves its bytes to the front when it is full.

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
  // A working buffer of 64 KiB; returned payloads are views of it; it is compacted when full.
  #buffer = EMPTY
  #start = 0
  #end = 0
  #declared = -1
  #done = false
  readonly maxBytes: number

  constructor(maxBytes = 1024 * 1024) {
    super()
    this.maxBytes = maxBytes
  }
  push(chunk: Buffer): Buffer[] {
    const payloads: Buffer[] = []
    if (this.#done) return payloads
    if (this.#buffer.length === 0) this.#buffer = Buffer.allocUnsafeSlow(64 * 1024)
    if (this.#end + chunk.length > this.#buffer.length) this.#makeRoom(chunk.length)
    chunk.copy(this.#buffer, this.#end)
    this.#end += chunk.length
    for (;;) {
      if (this.#declared === -1) {
        if (this.#end - this.#start < 4) break
        this.#declared = this.#buffer.readUInt32BE(this.#start)
        this.#start += 4
        if (this.#declared > this.maxBytes) {
          this.#done = true
          this.#buffer = EMPTY
          this.emit('error', new FrameTooLargeError(this.maxBytes, this.#declared))
          break
        }
      }
      if (this.#end - this.#start < this.#declared) break
      payloads.push(this.#buffer.subarray(this.#start, this.#start + this.#declared))
      this.#start += this.#declared
      this.#declared = -1
    }
    return payloads
  }
  end(): void {
    if (this.#done) return
    this.#done = true
    const left = this.#end - this.#start
    if (this.#declared === -1 && left === 0) return
    this.emit(
      'error',
      new TruncatedFrameError((this.#declared === -1 ? 4 : this.#declared) - left),
    )
  }
  #makeRoom(bytes: number): void {
    const held = this.#end - this.#start
    if (held + bytes <= this.#buffer.length)
      this.#buffer.copyWithin(0, this.#start, this.#end)
    else {
      const larger = Buffer.allocUnsafeSlow(
        Math.max(this.#buffer.length * 2, held + bytes),
      )
      this.#buffer.copy(larger, 0, this.#start, this.#end)
      this.#buffer = larger
    }
    this.#start = 0
    this.#end = held
  }
}
const EMPTY = Buffer.alloc(0)
