// fails: split-character
// Decodes every chunk on its own, as `data += chunk` does in countless handlers: a character
// that is cut becomes U+FFFD twice.
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
  #text = ''
  #bytes = 0

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    let start = 0
    for (const [i, text] of chunk.toString().split('\n').entries()) {
      if (i > 0) {
        if (this.#bytes <= this.#maxBytes) lines.push(this.#text.replace(/\r$/, ''))
        this.#text = ''
        this.#bytes = 0
      }
      const lineFeed = chunk.indexOf(0x0a, start)
      const end = lineFeed === -1 ? chunk.length : lineFeed
      this.#take(text, end - start)
      start = end + 1
    }
    return lines
  }

  #take(text: string, bytes: number): void {
    const fitted = this.#bytes <= this.#maxBytes
    this.#bytes += bytes
    if (this.#bytes <= this.#maxBytes) {
      this.#text += text
    } else if (fitted) {
      this.#text = ''
      this.emit('error', new LineTooLongError(this.#maxBytes))
    }
  }
}
