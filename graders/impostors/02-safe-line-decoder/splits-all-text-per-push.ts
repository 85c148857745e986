// fails: byte-by-byte
// Appends to one string and splits all of it with every chunk, the `buffer += chunk` of most
// answers on the web: a line a byte at a time costs the square of its length.
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
  #buffer = ''
  #dropping = false

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    this.#buffer += chunk.toString('latin1')
    const parts = this.#buffer.split('\n')
    this.#buffer = parts.pop() ?? ''
    const lines: string[] = []
    for (const part of parts) {
      if (this.#fits(part)) lines.push(textOf(part))
      this.#dropping = false
    }
    if (!this.#fits(this.#buffer)) this.#buffer = ''
    return lines
  }

  #fits(part: string): boolean {
    if (this.#dropping) return false
    if (part.length <= this.#maxBytes) return true
    this.#dropping = true
    this.emit('error', new LineTooLongError(this.#maxBytes))
    return false
  }
}

function textOf(part: string): string {
  return Buffer.from(part, 'latin1').toString('utf8').replace(/\r$/, '')
}
