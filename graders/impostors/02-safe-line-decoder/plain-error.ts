// fails: error-kind
// Emits a bare Error with the right text: who listens can tell a long line from nothing else but
// by its message.
import { EventEmitter } from 'node:events'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line longer than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

export class SafeLineDecoder extends EventEmitter<{ error: [Error] }> {
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
        if (!this.#dropping) lines.push(textOf(this.#bytes))
        this.#bytes = []
        this.#dropping = false
      } else if (!this.#dropping && this.#bytes.length === this.#maxBytes) {
        this.#bytes = []
        this.#dropping = true
        this.emit('error', new Error(`line longer than ${this.#maxBytes} bytes`))
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
