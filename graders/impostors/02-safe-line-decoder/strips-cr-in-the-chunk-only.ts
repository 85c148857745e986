// fails: split-crlf other-cr
// Looks for "\r\n" within one chunk, as a split by /\r?\n/ on every 'data' does: a cut between
// the two leaves the CR.
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
      if (this.#length <= this.#maxBytes) {
        const cr = end > start && chunk[end - 1] === 0x0d
        lines.push(Buffer.concat(this.#pieces, this.#length - (cr ? 1 : 0)).toString())
      }
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
      if (fitted) this.emit('error', new LineTooLongError(this.#maxBytes))
    } else if (piece.length > 0) {
      this.#pieces.push(piece)
    }
  }
}
