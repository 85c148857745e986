// fails: byte-by-byte
// Joins what it holds with every chunk by Buffer.concat, the idiom of nearly every example: a
// line a byte at a time costs the square of its length.
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
  private held = Buffer.alloc(0)
  private dropping = false

  constructor(maxBytes = 65_536) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    let start = 0
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      this.hold(chunk.subarray(start, end))
      if (!this.dropping) lines.push(this.text())
      this.held = Buffer.alloc(0)
      this.dropping = false
      start = end + 1
    }
    this.hold(chunk.subarray(start))
    return lines
  }

  private hold(bytes: Buffer): void {
    if (this.dropping || bytes.length === 0) return
    if (this.held.length + bytes.length > this.maxBytes) {
      this.held = Buffer.alloc(0)
      this.dropping = true
      this.emit('error', new LineTooLongError(this.maxBytes))
    } else {
      this.held = Buffer.concat([this.held, bytes])
    }
  }

  private text(): string {
    const { held } = this
    return held.toString('utf8', 0, held.length - (held.at(-1) === 0x0d ? 1 : 0))
  }
}
