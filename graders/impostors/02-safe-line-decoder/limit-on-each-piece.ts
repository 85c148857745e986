// fails: one-over counts-bytes counts-cr default-limit at-once once error-kind lines-after endless-line
// Starts its count anew with every push, as a local `let length = 0` does: a line in small
// pieces is never too long.
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
  private dropping = false

  constructor(maxBytes = 65_536) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    let start = 0
    while (start < chunk.length) {
      const lineFeed = chunk.indexOf(0x0a, start)
      const piece = chunk.subarray(start, lineFeed === -1 ? undefined : lineFeed)
      if (!this.dropping) {
        this.pieces.push(piece)
        if (piece.length > this.maxBytes) {
          this.dropping = true
          this.pieces = []
          this.emit('error', new LineTooLongError(this.maxBytes))
        }
      }
      if (lineFeed === -1) break
      if (!this.dropping) lines.push(this.text())
      this.pieces = []
      this.dropping = false
      start = lineFeed + 1
    }
    return lines
  }

  private text(): string {
    const line = Buffer.concat(this.pieces)
    return line.toString('utf8', 0, line.length - (line.at(-1) === 0x0d ? 1 : 0))
  }
}
