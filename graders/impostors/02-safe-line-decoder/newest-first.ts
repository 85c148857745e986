// fails: many-lines line-in-pieces empty-lines empty-chunks split-character broken-character crlf split-crlf other-cr exactly-max per-line lines-before lines-after
// Hands over the lines of one chunk newest first, as a list does that is filled by unshift() or
// popped off a stack: requests are answered in the wrong order.
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
    const ends: number[] = []
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1))
      ends.push(at)
    const lines: string[] = []
    let start = 0
    for (const end of ends) {
      this.take(chunk.subarray(start, end))
      if (this.length <= this.maxBytes) lines.push(textOf(Buffer.concat(this.pieces)))
      this.pieces = []
      this.length = 0
      start = end + 1
    }
    this.take(chunk.subarray(start))
    return lines.reverse()
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
}

function textOf(line: Buffer): string {
  return (line.at(-1) === 0x0d ? line.subarray(0, -1) : line).toString('utf8')
}
