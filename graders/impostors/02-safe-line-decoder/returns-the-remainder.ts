// fails: one-over counts-bytes counts-cr default-limit at-once once lines-after
// Clears its buffer on the error and goes on as if a line had ended: what is left of the long
// line comes out as a line of its own.
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
  private line = ''

  constructor(maxBytes = 65_536) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    for (const [i, part] of chunk.toString('latin1').split('\n').entries()) {
      if (i > 0) {
        lines.push(Buffer.from(this.line, 'latin1').toString('utf8').replace(/\r$/, ''))
        this.line = ''
      }
      this.take(part)
    }
    return lines
  }

  private take(part: string): void {
    let rest = part
    const room = this.maxBytes - this.line.length
    if (rest.length > room) {
      this.emit('error', new LineTooLongError(this.maxBytes))
      this.line = ''
      rest = rest.slice(room + 1, room + 1 + this.maxBytes)
    }
    this.line += rest
  }
}
