// fails: split-character broken-character only-line-feed counts-bytes
// Reads one character a byte, as `socket.setEncoding('binary')` or an 'ascii' from an old
// example does: every other language is garbled.
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
    chunk
      .toString('latin1')
      .split('\n')
      .forEach((part, i) => {
        if (i > 0) {
          if (!this.dropping) lines.push(this.line.replace(/\r$/, ''))
          this.line = ''
          this.dropping = false
        }
        if (this.dropping) return
        this.line += part
        if (this.line.length <= this.maxBytes) return
        this.line = ''
        this.dropping = true
        this.emit('error', new LineTooLongError(this.maxBytes))
      })
    return lines
  }
}
