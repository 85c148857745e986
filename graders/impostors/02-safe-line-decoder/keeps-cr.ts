// fails: crlf split-crlf other-cr
// Knows only "\n", so that every line of a Windows or telnet client ends in an invisible
// carriage return.
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
  private line = Buffer.allocUnsafe(128)
  private length = 0

  constructor(maxBytes = 65_536) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    for (const byte of chunk) {
      if (byte === 0x0a) {
        if (this.length <= this.maxBytes)
          lines.push(this.line.toString('utf8', 0, this.length))
        this.length = 0
      } else if (this.length < this.maxBytes) {
        if (this.length === this.line.length) this.double()
        this.line[this.length++] = byte
      } else if (this.length === this.maxBytes) {
        this.length++
        this.emit('error', new LineTooLongError(this.maxBytes))
      }
    }
    return lines
  }

  private double(): void {
    const larger = Buffer.allocUnsafe(2 * this.line.length)
    this.line.copy(larger)
    this.line = larger
  }
}
