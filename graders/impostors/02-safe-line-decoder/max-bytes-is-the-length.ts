// fails: error-kind
// Puts the length that the line had reached where its limit belongs: the two numbers stand next
// to each other in the code.
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
      this.length = 0
      this.dropping = false
    }
    return lines
  }

  private take(piece: Buffer): void {
    if (this.dropping) return
    this.length += piece.length
    this.pieces.push(piece)
    if (this.length > this.maxBytes) {
      this.dropping = true
      this.pieces = []
      this.emit('error', new LineTooLongError(this.length))
    }
  }

  private text(): string {
    const line = Buffer.concat(this.pieces)
    return line.toString('utf8', 0, line.length - (line.at(-1) === 0x0d ? 1 : 0))
  }
}
