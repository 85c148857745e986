// fails: once
// Remembers for ever that it has reported, to be quiet about one line: the second long line
// vanishes without a word.
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
  #reported = false

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    for (const [i, part] of chunk.toString('latin1').split('\n').entries()) {
      if (i > 0) {
        const line = Buffer.from(this.#line, 'latin1').toString('utf8')
        if (!this.#dropping) lines.push(line.replace(/\r$/, ''))
        this.#line = ''
        this.#dropping = false
      }
      if (!this.#dropping) this.#take(part)
    }
    return lines
  }

  #take(part: string): void {
    this.#line += part
    if (this.#line.length <= this.#maxBytes) return
    this.#line = ''
    this.#dropping = true
    if (this.#reported) return
    this.#reported = true
    this.emit('error', new LineTooLongError(this.#maxBytes))
  }
}
