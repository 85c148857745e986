// fails: only-line-feed
// Reads a line up to its first NUL, as C does with a string: what follows the NUL is there for
// one program and not for the next.
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
    this.line = Buffer.alloc(maxBytes)
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
        this.emit('error', new LineTooLongError(max))
      }
    }
    return lines
  }

  private text(): string {
    const end = this.line[this.length - 1] === 0x0d ? this.length - 1 : this.length
    const nul = this.line.subarray(0, end).indexOf(0)
    return this.line.toString('utf8', 0, nul === -1 ? end : nul)
  }
}
