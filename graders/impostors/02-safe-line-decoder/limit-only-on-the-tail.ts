// fails: one-over counts-bytes counts-cr default-limit once error-kind lines-after
// Measures only what is left unfinished at the end of a chunk, as split2 does: a long line that
// comes with its line feed passes.
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
  #tail = ''
  #dropping = false

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    const parts = chunk.toString('latin1').split('\n')
    const tail = parts.pop() ?? ''
    for (const part of parts) {
      const line = Buffer.from(this.#tail + part, 'latin1').toString('utf8')
      if (!this.#dropping) lines.push(line.replace(/\r$/, ''))
      this.#tail = ''
      this.#dropping = false
    }
    if (this.#dropping) return lines
    this.#tail += tail
    if (this.#tail.length > this.#maxBytes) {
      this.#tail = ''
      this.#dropping = true
      this.emit('error', new LineTooLongError(this.#maxBytes))
    }
    return lines
  }
}
