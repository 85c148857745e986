// fails: other-cr
// Takes a lone carriage return for the end of a line, as node:readline does: a progress bar
// becomes a hundred lines.
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
  #bytes: number[] = []
  #length = 0
  #afterReturn = false

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    for (const byte of chunk) {
      if (this.#afterReturn) this.#finish(lines)
      if (byte === 0x0a && !this.#afterReturn) this.#finish(lines)
      this.#afterReturn = byte === 0x0d
      if (byte !== 0x0a) this.#count(byte)
    }
    return lines
  }

  #count(byte: number): void {
    this.#length += 1
    if (this.#length === this.#maxBytes + 1) {
      this.#bytes = []
      this.emit('error', new LineTooLongError(this.#maxBytes))
    } else if (this.#length <= this.#maxBytes && byte !== 0x0d) {
      this.#bytes.push(byte)
    }
  }

  #finish(lines: string[]): void {
    if (this.#length <= this.#maxBytes)
      lines.push(Buffer.from(this.#bytes).toString('utf8'))
    this.#bytes = []
    this.#length = 0
  }
}
