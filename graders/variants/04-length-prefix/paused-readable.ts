// Style: a paused Readable does the buffering, and read(n) takes from it what is whole.
import { EventEmitter } from 'node:events'
import { Readable } from 'node:stream'

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
  readonly #maxBytes: number
  readonly #source = new Readable({ read() {} })
  #declared: number | undefined

  constructor(maxBytes = 1024 * 1024) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): Buffer[] {
    if (this.#source.destroyed) return []
    this.#source.push(chunk)
    const payloads: Buffer[] = []
    for (;;) {
      this.#declared ??= this.#read(4)?.readUInt32BE()
      if (this.#declared === undefined) return payloads
      if (this.#declared > this.#maxBytes) {
        this.#source.destroy()
        this.emit('error', new FrameTooLargeError(this.#maxBytes, this.#declared))
        return payloads
      }
      const payload = this.#read(this.#declared)
      if (payload === null) return payloads
      payloads.push(payload)
      this.#declared = undefined
    }
  }

  end(): void {
    if (this.#source.destroyed) return
    const { readableLength } = this.#source
    this.#source.destroy()
    if (this.#declared === undefined && readableLength === 0) return
    this.emit('error', new TruncatedFrameError((this.#declared ?? 4) - readableLength))
  }

  // read(0) means something else: it asks the source for more.
  #read(size: number): Buffer | null {
    return size === 0 ? Buffer.alloc(0) : this.#source.read(size)
  }
}
