// fails: once lines-after
// Returns as soon as it met a long line, without reading the rest of the chunk: the good lines
// behind it are lost.
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
    for (const [i, byte] of chunk.entries()) {
      if (byte === 0x0a) {
        if (!this.#dropping) lines.push(textOf(this.#bytes))
        this.#bytes = []
        this.#dropping = false
      } else if (this.#dropping) {
        continue
      } else if (this.#bytes.length < this.#maxBytes) {
        this.#bytes.push(byte)
      } else {
        this.#bytes = []
        this.#dropping = chunk.indexOf(0x0a, i) === -1
        this.emit('error', new LineTooLongError(this.#maxBytes))
        return lines
      }
    }
    return lines
  }
}

function textOf(bytes: number[]): string {
  return Buffer.from(bytes.at(-1) === 0x0d ? bytes.slice(0, -1) : bytes).toString('utf8')
}
