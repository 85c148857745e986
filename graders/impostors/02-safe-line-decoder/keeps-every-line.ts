// fails: long-life
// Keeps each line it ever returned in a history that nobody reads, as debugging aids and undo
// lists that were never removed do.
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
  private readonly history: string[] = []
  private bytes: number[] = []
  private dropping = false

  constructor(maxBytes = 65_536) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const known = this.history.length
    for (const byte of chunk) {
      if (byte === 0x0a) {
        if (!this.dropping) this.history.push(textOf(this.bytes))
        this.bytes = []
        this.dropping = false
      } else if (!this.dropping && this.bytes.length === this.maxBytes) {
        this.bytes = []
        this.dropping = true
        this.emit('error', new LineTooLongError(this.maxBytes))
      } else if (!this.dropping) {
        this.bytes.push(byte)
      }
    }
    return this.history.slice(known)
  }
}

function textOf(bytes: number[]): string {
  return Buffer.from(bytes.at(-1) === 0x0d ? bytes.slice(0, -1) : bytes).toString('utf8')
}
