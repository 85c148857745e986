// fails: many-in-one
// Moves the rest of the chunk to the front for every line it takes out, as a splice on one
// buffer does: a chunk of many lines costs the square of its length.
import { EventEmitter } from 'node:events'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line longer than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  private readonly maxBytes: number
  private pieces: Buffer[] = []
  private length = 0

  constructor(maxBytes = 65_536) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    let rest = chunk
    for (let at = rest.indexOf(10); at !== -1; at = rest.indexOf(10)) {
      this.take(rest.subarray(0, at))
      if (this.length <= this.maxBytes) lines.push(this.text())
      this.pieces = []
      this.length = 0
      rest = Buffer.from(rest.subarray(at + 1))
    }
    this.take(rest)
    return lines
  }

  private take(piece: Buffer): void {
    const fitted = this.length <= this.maxBytes
    this.length += piece.length
    if (this.length <= this.maxBytes) {
      if (piece.length > 0) this.pieces.push(piece)
    } else if (fitted) {
      this.pieces = []
      this.emit('error', new LineTooLongError(this.maxBytes))
    }
  }

  private text(): string {
    const bytes = Buffer.concat(this.pieces)
    return bytes.toString('utf8', 0, bytes.length - (bytes.at(-1) === 13 ? 1 : 0))
  }
}
