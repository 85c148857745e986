// fails: many-lines line-in-pieces empty-lines empty-chunks split-character broken-character crlf split-crlf other-cr exactly-max per-line lines-before lines-after long-life many-in-one
// Returns at most one line from each push and keeps the others for later, an `if` where a
// `while` belongs: the last request waits for the next chunk.
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
  #ready: string[] = []
  #bytes: number[] = []
  #dropping = false

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    for (const byte of chunk) this.#step(byte)
    const line = this.#ready.shift()
    return line === undefined ? [] : [line]
  }

  #step(byte: number): void {
    if (byte === 0x0a) {
      if (!this.#dropping) this.#ready.push(textOf(this.#bytes))
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
}

function textOf(bytes: number[]): string {
  return Buffer.from(bytes.at(-1) === 0x0d ? bytes.slice(0, -1) : bytes).toString('utf8')
}
