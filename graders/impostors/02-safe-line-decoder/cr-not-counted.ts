// fails: counts-cr
// Leaves the carriage return before the line feed out of the count, as netty does where the whole
// line is there: one byte more than maxBytes gets in.
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
  #afterReturn = false
  #dropping = false

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    for (const byte of chunk) {
      if (byte === 0x0a) {
        if (!this.#dropping) lines.push(Buffer.from(this.#bytes).toString('utf8'))
        this.#bytes = []
        this.#dropping = false
        this.#afterReturn = false
      } else if (!this.#dropping) {
        if (this.#afterReturn) this.#add(0x0d)
        this.#afterReturn = byte === 0x0d
        if (byte !== 0x0d) this.#add(byte)
      }
    }
    return lines
  }

  #add(byte: number): void {
    if (this.#dropping) return
    if (this.#bytes.length < this.#maxBytes) {
      this.#bytes.push(byte)
    } else {
      this.#bytes = []
      this.#dropping = true
      this.emit('error', new LineTooLongError(this.#maxBytes))
    }
  }
}
