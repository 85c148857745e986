// Style: one buffer of maxBytes from the start, with a cursor; nothing is allocated later.
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
  private cursor = 0
  private skipping = false

  constructor(maxBytes = 65_536) {
    super()
    this.line = Buffer.alloc(maxBytes)
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    let start = 0
    while (start <= chunk.length) {
      const lineFeed = chunk.indexOf(0x0a, start)
      const end = lineFeed === -1 ? chunk.length : lineFeed
      if (!this.skipping && end - start > this.line.length - this.cursor) {
        this.skipping = true
        this.emit('error', new LineTooLongError(this.line.length))
      }
      if (!this.skipping) this.cursor += chunk.copy(this.line, this.cursor, start, end)
      if (lineFeed === -1) break
      if (!this.skipping) lines.push(this.text())
      this.cursor = 0
      this.skipping = false
      start = end + 1
    }
    return lines
  }

  private text(): string {
    const end = this.line[this.cursor - 1] === 0x0d ? this.cursor - 1 : this.cursor
    return this.line.toString('utf8', 0, end)
  }
}
