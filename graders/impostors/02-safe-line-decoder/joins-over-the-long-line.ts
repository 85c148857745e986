// fails: lines-after
// Drops the rest of the long line but keeps the pieces it already held: the start of the long
// line sticks to the front of the next one.
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

  constructor(maxBytes = 64 * 1024) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    let start = 0
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      this.take(chunk.subarray(start, end))
      if (this.length <= this.maxBytes) lines.push(this.text())
      this.length = 0
      start = end + 1
    }
    this.take(chunk.subarray(start))
    return lines
  }

  private take(piece: Buffer): void {
    const fitted = this.length <= this.maxBytes
    this.length += piece.length
    if (this.length <= this.maxBytes) {
      if (piece.length > 0) this.pieces.push(piece)
    } else if (fitted) {
      this.emit('error', new LineTooLongError(this.maxBytes))
    }
  }

  private text(): string {
    const line = Buffer.concat(this.pieces)
    this.pieces = []
    return line.toString('utf8', 0, line.length - (line.at(-1) === 0x0d ? 1 : 0))
  }
}
