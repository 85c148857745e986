// fails: one-over counts-bytes counts-cr default-limit lines-after
// Hands over the first maxBytes of a long line as if they were the line, as fixed buffers in C
// do: half a command is executed.
import { EventEmitter } from 'node:events'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line longer than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  private readonly line: Buffer
  private length = 0
  private overlong = false

  constructor(maxBytes = 65_536) {
    super()
    this.line = Buffer.allocUnsafeSlow(maxBytes)
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    for (const byte of chunk) {
      if (byte === 0x0a) {
        lines.push(this.text())
        this.length = 0
        this.overlong = false
      } else if (this.length < this.line.length) {
        this.line[this.length++] = byte
      } else if (!this.overlong) {
        this.overlong = true
        this.emit('error', new LineTooLongError(this.line.length))
      }
    }
    return lines
  }

  private text(): string {
    const end = this.line[this.length - 1] === 0x0d ? this.length - 1 : this.length
    return this.line.toString('utf8', 0, end)
  }
}
