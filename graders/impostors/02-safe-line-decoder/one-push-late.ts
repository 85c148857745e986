// fails: whole-lines many-lines line-in-pieces empty-lines empty-chunks split-character broken-character crlf split-crlf other-cr only-line-feed exactly-max counts-bytes counts-cr per-line default-limit lines-before lines-after
// Returns what the push before it completed, as a parser does whose result is read before it has
// run: the last answer never comes.
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
  #line = ''
  #dropping = false

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const ready = this.#ready
    this.#ready = []
    for (const [i, part] of chunk.toString('latin1').split('\n').entries()) {
      if (i > 0) this.#finish()
      if (this.#dropping) continue
      this.#line += part
      if (this.#line.length <= this.#maxBytes) continue
      this.#line = ''
      this.#dropping = true
      this.emit('error', new LineTooLongError(this.#maxBytes))
    }
    return ready
  }

  #finish(): void {
    const line = Buffer.from(this.#line, 'latin1').toString('utf8')
    if (!this.#dropping) this.#ready.push(line.replace(/\r$/, ''))
    this.#line = ''
    this.#dropping = false
  }
}
