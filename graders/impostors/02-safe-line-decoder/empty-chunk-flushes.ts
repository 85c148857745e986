// fails: empty-chunks split-character split-crlf lines-after
// Takes an empty chunk for the end of the stream, as a read() of 0 bytes is in C: half a line
// comes out as a whole one.
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

  constructor(maxBytes = 65_536) {
    super()
    this.line = Buffer.allocUnsafeSlow(maxBytes)
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    const max = this.line.length
    if (chunk.length === 0 && this.length > 0) this.finish(lines)
    for (const byte of chunk) {
      if (byte === 0x0a) {
        this.finish(lines)
      } else if (this.length < max) {
        this.line[this.length++] = byte
      } else if (this.length === max) {
        this.length++
        this.emit('error', new LineTooLongError(max))
      }
    }
    return lines
  }

  private finish(lines: string[]): void {
    const end = this.line[this.length - 1] === 0x0d ? this.length - 1 : this.length
    if (this.length <= this.line.length) lines.push(this.line.toString('utf8', 0, end))
    this.length = 0
  }
}
