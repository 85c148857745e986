// Style: strings of latin1, one character a byte, cut by a regular expression.
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
        if (!this.dropping) lines.push(utf8(this.rest.replace(/\r$/, '')))
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

function utf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
