// fails: many-in-one
// Adds each line by `lines = [...lines, line]`, the habit of reducers: a chunk of many lines
// copies the list once for every line.
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
    const [first = '', ...others] = chunk.toString('latin1').split('\n')
    this.#take(first)
    return others.reduce<string[]>((lines, part) => {
      const line = Buffer.from(this.#line, 'latin1').toString('utf8').replace(/\r$/, '')
      const dropped = this.#dropping
      this.#line = ''
      this.#dropping = false
      this.#take(part)
      return dropped ? lines : [...lines, line]
    }, [])
  }

  #take(part: string): void {
    if (this.#dropping) return
    this.#line += part
    if (this.#line.length <= this.#maxBytes) return
    this.#line = ''
    this.#dropping = true
    this.emit('error', new LineTooLongError(this.#maxBytes))
  }
}
