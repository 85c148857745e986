// fails: other-cr
// Calls trim() to be rid of the carriage return, the shortest cure in any tutorial: every other
// white space at the ends goes too.
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
  private rest = ''
  private dropping = false

  constructor(maxBytes = 65_536) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    for (const [piece] of chunk.toString('latin1').matchAll(/[^\n]+|\n/g)) {
      if (piece !== '\n') {
        this.append(piece)
      } else {
        if (!this.dropping) lines.push(Buffer.from(this.rest, 'latin1').toString().trim())
        this.rest = ''
        this.dropping = false
      }
    }
    return lines
  }

  private append(piece: string): void {
    if (this.dropping) return
    if (this.rest.length + piece.length > this.maxBytes) {
      this.rest = ''
      this.dropping = true
      this.emit('error', new LineTooLongError(this.maxBytes))
    } else {
      this.rest += piece
    }
  }
}
