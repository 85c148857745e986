// Style: one buffer that doubles when it is full and is used again for every line.
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
  private line = Buffer.allocUnsafe(64)
  private length = 0
  private dropping = false

  constructor(maxBytes = 65_536) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    let start = 0
    let lineFeed = chunk.indexOf(0x0a)
    while (lineFeed !== -1) {
      this.append(chunk, start, lineFeed)
      if (!this.dropping) lines.push(this.text())
      this.length = 0
      this.dropping = false
      start = lineFeed + 1
      lineFeed = chunk.indexOf(0x0a, start)
    }
    this.append(chunk, start, chunk.length)
    return lines
  }

  private append(chunk: Buffer, start: number, end: number): void {
    if (this.dropping) return
    const length = this.length + end - start
    if (length > this.maxBytes) {
      this.dropping = true
      this.emit('error', new LineTooLongError(this.maxBytes))
      return
    }
    if (length > this.line.length) {
      const bigger = Buffer.allocUnsafe(Math.max(length, 2 * this.line.length))
      this.line.copy(bigger, 0, 0, this.length)
      this.line = bigger
    }
    chunk.copy(this.line, this.length, start, end)
    this.length = length
  }

  private text(): string {
    const cr = this.length > 0 && this.line[this.length - 1] === 0x0d
    return this.line.toString('utf8', 0, cr ? this.length - 1 : this.length)
  }
}
