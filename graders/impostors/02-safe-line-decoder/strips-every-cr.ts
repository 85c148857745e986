// fails: other-cr
// Removes every carriage return with `replaceAll`, as cures for "\r\n" found on the web do: a CR
// inside the text is data.
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
  private dropping = false

  constructor(maxBytes = 65_536) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    for (const [i, part] of chunk.toString('latin1').split('\n').entries()) {
      if (i > 0) {
        if (!this.dropping) lines.push(textOf(this.line))
        this.line = ''
        this.dropping = false
      }
      if (!this.dropping) this.take(part)
    }
    return lines
  }

  private take(part: string): void {
    this.line += part
    if (this.line.length <= this.maxBytes) return
    this.line = ''
    this.dropping = true
    this.emit('error', new LineTooLongError(this.maxBytes))
  }
}

function textOf(line: string): string {
  return Buffer.from(line, 'latin1').toString('utf8').replaceAll('\r', '')
}
