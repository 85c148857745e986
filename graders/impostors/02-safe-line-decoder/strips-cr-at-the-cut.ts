// fails: other-cr
// Strips a carriage return from the end of each chunk, where its line feed is thought to come
// next: any other byte may come.
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
  #length = 0

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    for (const [i, part] of chunk.toString('latin1').split('\n').entries()) {
      if (i > 0) {
        if (this.#length <= this.#maxBytes) lines.push(utf8(this.#line))
        this.#line = ''
        this.#length = 0
      }
      this.#take(part)
    }
    return lines
  }

  #take(part: string): void {
    const fitted = this.#length <= this.#maxBytes
    this.#length += part.length
    if (this.#length <= this.#maxBytes) {
      this.#line += part.endsWith('\r') ? part.slice(0, -1) : part
    } else if (fitted) {
      this.#line = ''
      this.emit('error', new LineTooLongError(this.#maxBytes))
    }
  }
}

function utf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
