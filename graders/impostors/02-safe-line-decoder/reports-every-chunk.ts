// fails: at-once once
// Reports the long line again with each chunk of it, as tokio's LinesCodec once did: one bad
// line floods the log.
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
  private line = Buffer.allocUnsafe(256)
  private length = 0

  constructor(maxBytes = 65_536) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    let start = 0
    while (start < chunk.length) {
      const lineFeed = chunk.indexOf(0x0a, start)
      const end = lineFeed === -1 ? chunk.length : lineFeed
      if (end > start) this.append(chunk.subarray(start, end))
      if (lineFeed === -1) break
      if (this.length <= this.maxBytes) lines.push(this.text())
      this.length = 0
      start = end + 1
    }
    return lines
  }

  private append(bytes: Buffer): void {
    const length = this.length + bytes.length
    if (length > this.maxBytes) {
      this.emit('error', new LineTooLongError(this.maxBytes))
    } else {
      if (length > this.line.length) {
        this.line = Buffer.concat([this.line], Math.max(length, 2 * this.line.length))
      }
      bytes.copy(this.line, this.length)
    }
    this.length = length
  }

  private text(): string {
    const cr = this.length > 0 && this.line[this.length - 1] === 0x0d
    return this.line.toString('utf8', 0, cr ? this.length - 1 : this.length)
  }
}
