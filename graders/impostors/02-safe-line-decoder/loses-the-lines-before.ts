// fails: counts-cr lines-before lines-after
// Returns nothing from a push that met a long line: the good lines before it in the same chunk
// are lost.
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
  #pieces: Buffer[] = []
  #length = 0

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    let lines: string[] = []
    let start = 0
    while (start < chunk.length) {
      const lineFeed = chunk.indexOf(0x0a, start)
      const end = lineFeed === -1 ? chunk.length : lineFeed
      if (!this.#fits(chunk.subarray(start, end))) lines = []
      start = end + 1
      if (lineFeed === -1) break
      if (this.#length <= this.#maxBytes) lines.push(this.#text())
      this.#pieces = []
      this.#length = 0
    }
    return lines
  }

  #fits(piece: Buffer): boolean {
    const fitted = this.#length <= this.#maxBytes
    this.#length += piece.length
    if (this.#length <= this.#maxBytes) {
      this.#pieces.push(piece)
      return true
    }
    this.#pieces = []
    if (fitted) this.emit('error', new LineTooLongError(this.#maxBytes))
    return !fitted
  }

  #text(): string {
    const line = Buffer.concat(this.#pieces)
    return line.toString('utf8', 0, line.length - (line.at(-1) === 0x0d ? 1 : 0))
  }
}
