// Style: one StringDecoder over the whole stream, while the bytes are counted beside it.
import { EventEmitter } from 'node:events'
import { StringDecoder } from 'node:string_decoder'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line exceeds ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  readonly #maxBytes: number
  readonly #decoder = new StringDecoder('utf8')
  #text = ''
  #bytes = 0

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const texts = this.#decoder.write(chunk).split('\n')
    const lines: string[] = []
    let start = 0
    for (const [i, text] of texts.entries()) {
      const whole = i < texts.length - 1
      const end = whole ? chunk.indexOf(0x0a, start) : chunk.length
      this.#grow(text, end - start)
      start = end + 1
      if (!whole) break
      if (this.#bytes <= this.#maxBytes) {
        lines.push(this.#text.endsWith('\r') ? this.#text.slice(0, -1) : this.#text)
      }
      this.#text = ''
      this.#bytes = 0
    }
    return lines
  }

  #grow(text: string, bytes: number): void {
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
