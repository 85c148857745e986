// fails: empty-lines split-crlf lines-after
// Skips what is empty, as `if (line)` and split().filter(Boolean) do, and byline unless told:
// the blank line that ends a header is gone.
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
      if (byte === 0x0a) {
        const line = textOf(this.#bytes)
        if (line && !this.#dropping) lines.push(line)
        this.#bytes = []
        this.#dropping = false
      } else if (!this.#dropping && this.#bytes.length === this.#maxBytes) {
        this.#bytes = []
        this.#dropping = true
        this.emit('error', new LineTooLongError(this.#maxBytes))
      } else if (!this.#dropping) {
        this.#bytes.push(byte)
      }
    }
    return lines
  }
}

function textOf(bytes: number[]): string {
  return Buffer.from(bytes.at(-1) === 0x0d ? bytes.slice(0, -1) : bytes).toString('utf8')
}
