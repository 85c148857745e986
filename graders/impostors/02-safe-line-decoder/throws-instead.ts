// fails: one-over counts-bytes counts-cr default-limit at-once once error-kind lines-before lines-after endless-line
// Throws the error out of push() instead of emitting it, as parsers of whole texts do: the lines
// before it have no way out.
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
  #line = ''
  #dropping = false

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    let error: LineTooLongError | undefined
    for (const [i, part] of chunk.toString('latin1').split('\n').entries()) {
      if (i > 0) {
        if (!this.#dropping) lines.push(textOf(this.#line))
        this.#line = ''
        this.#dropping = false
      }
      if (this.#dropping) continue
      this.#line += part
      if (this.#line.length <= this.#maxBytes) continue
      this.#line = ''
      this.#dropping = true
      error = new LineTooLongError(this.#maxBytes)
    }
    if (error) throw error
    return lines
  }
}

function textOf(line: string): string {
  return Buffer.from(line, 'latin1').toString('utf8').replace(/\r$/, '')
}
