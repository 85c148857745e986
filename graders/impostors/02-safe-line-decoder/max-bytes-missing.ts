// fails: error-kind
// Declares maxBytes on its error and never sets it; the `!` that quiets the compiler is common
// where a class was written in a hurry.
import { EventEmitter } from 'node:events'

export class LineTooLongError extends Error {
  readonly maxBytes!: number
}

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  private readonly line: Buffer
  private length = 0

  constructor(maxBytes = 65_536) {
    super()
    this.line = Buffer.allocUnsafeSlow(maxBytes)
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    const max = this.line.length
    for (const byte of chunk) {
      if (byte === 0x0a) {
        if (this.length <= max) lines.push(this.text())
        this.length = 0
      } else if (this.length < max) {
        this.line[this.length++] = byte
      } else if (this.length === max) {
        this.length++
        this.emit('error', new LineTooLongError(`line longer than ${max} bytes`))
      }
    }
    return lines
  }

  private text(): string {
    const end = this.line[this.length - 1] === 0x0d ? this.length - 1 : this.length
    return this.line.toString('utf8', 0, end)
  }
}
