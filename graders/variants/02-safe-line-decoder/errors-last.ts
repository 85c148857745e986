// Style: reads the whole chunk first and emits what went wrong at the end of the same push.
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
  #pieces: string[] = []
  #length = 0

  constructor(maxBytes?: number) {
    super()
    this.#maxBytes = maxBytes ?? 2 ** 16
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    const errors: LineTooLongError[] = []
    chunk
      .toString('latin1')
      .split('\n')
      .forEach((part, i) => {
        if (i > 0) {
          if (this.#length <= this.#maxBytes) lines.push(this.#text())
          this.#pieces = []
          this.#length = 0
        }
        const before = this.#length
        this.#length += part.length
        if (this.#length <= this.#maxBytes) {
          if (part !== '') this.#pieces.push(part)
        } else if (before <= this.#maxBytes) {
          this.#pieces = []
          errors.push(new LineTooLongError(this.#maxBytes))
        }
      })
    for (const error of errors) this.emit('error', error)
    return lines
  }

  #text(): string {
    const line = Buffer.from(this.#pieces.join(''), 'binary')
    return line.toString('utf8', 0, line.length - (line.at(-1) === 0x0d ? 1 : 0))
  }
}
