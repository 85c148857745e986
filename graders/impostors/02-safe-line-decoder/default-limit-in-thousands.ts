// fails: default-limit
// Takes 64 KiB for 64,000 bytes, the old quarrel between KiB and kB: lines of the last 1,536
// lengths are refused.
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

  constructor(maxBytes = 64_000) {
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
        this.emit('error', new LineTooLongError(max))
      }
    }
    return lines
  }

  private text(): string {
    const end = this.line[this.length - 1] === 0x0d ? this.length - 1 : this.length
    return this.line.toString('utf8', 0, end)
  }
}
