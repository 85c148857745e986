// fails: many-lines line-in-pieces empty-lines empty-chunks split-character broken-character crlf split-crlf other-cr exactly-max per-line lines-before lines-after
// Takes the first line of a chunk and throws the others away, as code does that never saw two
// messages in one 'data' event.
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
    const [line] = this.linesOf(chunk)
    return line === undefined ? [] : [line]
  }

  private linesOf(chunk: Buffer): string[] {
    const lines: string[] = []
    let rest = chunk
    for (let at = rest.indexOf(10); at !== -1; at = rest.indexOf(10)) {
      this.take(rest.subarray(0, at))
      if (this.length <= this.maxBytes) lines.push(textOf(Buffer.concat(this.pieces)))
      this.pieces = []
      this.length = 0
      rest = rest.subarray(at + 1)
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
}

function textOf(line: Buffer): string {
  return (line.at(-1) === 0x0d ? line.subarray(0, -1) : line).toString('utf8')
}
