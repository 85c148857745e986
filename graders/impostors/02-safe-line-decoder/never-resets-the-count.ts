// fails: exactly-max per-line once lines-after
// Counts all bytes since the last error and not those of one line, as netty's counter over
// fragments did: a quiet client is refused in the end.
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
  private total = 0
  private dropping = false

  constructor(maxBytes = 64 * 1024) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    let start = 0
    while (start < chunk.length) {
      const lineFeed = chunk.indexOf(0x0a, start)
      const end = lineFeed === -1 ? chunk.length : lineFeed
      this.take(chunk.subarray(start, end))
      start = end + 1
      if (lineFeed === -1) break
      if (!this.dropping) lines.push(this.text())
      this.pieces = []
      this.dropping = false
    }
    return lines
  }

  private take(piece: Buffer): void {
    if (this.dropping) return
    this.total += piece.length
    this.pieces.push(piece)
    if (this.total > this.maxBytes) {
      this.total = 0
      this.dropping = true
      this.pieces = []
      this.emit('error', new LineTooLongError(this.maxBytes))
    }
  }

  private text(): string {
    const line = Buffer.concat(this.pieces)
    return line.toString('utf8', 0, line.length - (line.at(-1) === 0x0d ? 1 : 0))
  }
}
