// fails: exactly-max default-limit
// Counts the line feed as part of the line, as Go's bufio.Scanner does with its buffer: exactly
// maxBytes no longer fit.
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
  #dropping = false

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    for (const byte of chunk) {
      if (!this.#dropping) {
        this.#bytes.push(byte)
        if (this.#bytes.length > this.#maxBytes) {
          this.#dropping = true
          this.#bytes = []
          this.emit('error', new LineTooLongError(this.#maxBytes))
        }
      }
      if (byte !== 0x0a) continue
      if (!this.#dropping) lines.push(textOf(this.#bytes.slice(0, -1)))
      this.#bytes = []
      this.#dropping = false
    }
    return lines
  }
}

function textOf(bytes: number[]): string {
  return Buffer.from(bytes.at(-1) === 0x0d ? bytes.slice(0, -1) : bytes).toString('utf8')
}
