// fails: whole-lines many-lines line-in-pieces empty-lines empty-chunks split-character broken-character split-crlf other-cr only-line-feed exactly-max one-over counts-bytes counts-cr per-line default-limit at-once lines-before lines-after
// Splits every chunk by itself and keeps nothing for the next, as socket.on('data', d =>
// d.toString().split('\n')) does: any cut breaks a line.
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
  private length = 0

  constructor(maxBytes = 65_536) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    let start = 0
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      this.measure(end - start)
      const text = chunk.toString('utf8', start, end).replace(/\r$/, '')
      if (this.length <= this.maxBytes) lines.push(text)
      this.length = 0
      start = end + 1
    }
    this.measure(chunk.length - start)
    if (start < chunk.length && this.length <= this.maxBytes) {
      lines.push(chunk.toString('utf8', start))
    }
    return lines
  }

  private measure(bytes: number): void {
    const fitted = this.length <= this.maxBytes
    this.length += bytes
    if (fitted && this.length > this.maxBytes) {
      this.emit('error', new LineTooLongError(this.maxBytes))
    }
  }
}
