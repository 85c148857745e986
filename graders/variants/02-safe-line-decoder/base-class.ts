// Style: a splitter for any one-byte delimiter, made by hand, which the decoder extends.
import { EventEmitter } from 'node:events'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line longer than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

abstract class Splitter<T> extends EventEmitter<{ error: [LineTooLongError] }> {
  protected abstract readonly delimiter: number
  protected abstract readonly limit: number
  #held = Buffer.alloc(0)
  #size = 0

  protected abstract record(bytes: Buffer): T

  push(chunk: Buffer): T[] {
    const records: T[] = []
    let start = 0
    let end = chunk.indexOf(this.delimiter)
    for (; end !== -1; end = chunk.indexOf(this.delimiter, start)) {
      this.#hold(chunk.subarray(start, end))
      if (this.#size <= this.limit)
        records.push(this.record(this.#held.subarray(0, this.#size)))
      this.#size = 0
      start = end + 1
    }
    this.#hold(chunk.subarray(start))
    return records
  }

  #hold(bytes: Buffer): void {
    const before = this.#size
    this.#size += bytes.length
    if (this.#size > this.limit) {
      if (before <= this.limit) this.emit('error', new LineTooLongError(this.limit))
    } else {
      if (this.#size > this.#held.length) {
        const room = Buffer.allocUnsafe(Math.max(this.#size, 2 * before))
        room.set(this.#held.subarray(0, before))
        this.#held = room
      }
      this.#held.set(bytes, before)
    }
  }
}

export class SafeLineDecoder extends Splitter<string> {
  protected readonly delimiter = 0x0a
  protected readonly limit: number

  constructor(maxBytes = 65_536) {
    super()
    this.limit = maxBytes
  }

  protected record(bytes: Buffer): string {
    return bytes.toString(
      'utf8',
      0,
      bytes.at(-1) === 0x0d ? bytes.length - 1 : bytes.length,
    )
  }
}
