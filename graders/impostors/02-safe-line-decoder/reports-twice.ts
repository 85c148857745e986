// fails: once
// Reports the long line when it outgrows the limit and once more at its line feed, where the
// check was written a second time.
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
    const lines: string[] = []
    let start = 0
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      this.#take(chunk.subarray(start, end))
      if (this.#length > this.#maxBytes) this.#report()
      else lines.push(this.#text())
      this.#pieces = []
      this.#length = 0
      start = end + 1
    }
    this.#take(chunk.subarray(start))
    return lines
  }

  #take(piece: Buffer): void {
    const fitted = this.#length <= this.#maxBytes
    this.#length += piece.length
    if (this.#length > this.#maxBytes) {
      this.#pieces = []
      if (fitted) this.#report()
    } else if (piece.length > 0) {
      this.#pieces.push(piece)
    }
  }

  #report(): void {
    this.emit('error', new LineTooLongError(this.#maxBytes))
  }

  #text(): string {
    const line = Buffer.concat(this.#pieces)
    return line.toString('utf8', 0, line.length - (line.at(-1) === 0x0d ? 1 : 0))
  }
}
