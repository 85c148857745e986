// Style: a streaming TextDecoder that is fed one piece of a line at a time, on Uint8Array alone.
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
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  #text = ''
  #bytes = 0

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Uint8Array): string[] {
    const lines: string[] = []
    let start = 0
    for (;;) {
      const lineFeed = chunk.indexOf(0x0a, start)
      this.#write(chunk.subarray(start, lineFeed < 0 ? chunk.length : lineFeed))
      if (lineFeed < 0) return lines
      const rest = this.#decoder.decode()
      if (this.#bytes <= this.#maxBytes) lines.push(withoutReturn(this.#text + rest))
      this.#text = ''
      this.#bytes = 0
      start = lineFeed + 1
    }
  }

  #write(piece: Uint8Array): void {
    if (piece.length === 0 || this.#bytes > this.#maxBytes) return
    this.#bytes += piece.length
    if (this.#bytes > this.#maxBytes) {
      this.#text = ''
      this.emit('error', new LineTooLongError(this.#maxBytes))
    } else {
      this.#text += this.#decoder.decode(piece, { stream: true })
    }
  }
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text
}
