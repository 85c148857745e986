// fails: byte-by-byte
// Searches what it holds from the start with every chunk, although no line feed was there
// before: netty, h11 and tokio all had to learn to remember.
import { EventEmitter } from 'node:events'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line longer than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  readonly #maxBytes: number
  #held = Buffer.allocUnsafe(256)
  #length = 0
  #dropping = false

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    this.#append(chunk)
    const lines: string[] = []
    let start = 0
    for (let end = this.#find(start); end !== -1; end = this.#find(start)) {
      if (!this.#dropping) this.#refuse(end - start)
      if (!this.#dropping) lines.push(this.#text(start, end))
      this.#dropping = false
      start = end + 1
    }
    if (start > 0) this.#held.copyWithin(0, start, this.#length)
    this.#length -= start
    if (!this.#dropping) this.#refuse(this.#length)
    if (this.#dropping) this.#length = 0
    return lines
  }

  #append(chunk: Buffer): void {
    const length = this.#length + chunk.length
    if (length > this.#held.length) {
      this.#held = Buffer.concat([this.#held], Math.max(length, 2 * this.#held.length))
    }
    chunk.copy(this.#held, this.#length)
    this.#length = length
  }

  #find(start: number): number {
    return this.#held.subarray(0, this.#length).indexOf(0x0a, start)
  }

  #refuse(length: number): void {
    if (length <= this.#maxBytes) return
    this.#dropping = true
    this.emit('error', new LineTooLongError(this.#maxBytes))
  }

  #text(start: number, end: number): string {
    const cr = end > start && this.#held[end - 1] === 0x0d
    return this.#held.toString('utf8', start, cr ? end - 1 : end)
  }
}
