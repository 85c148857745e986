// fails: counts-bytes
// Compares the length of the decoded string, as split2's maxLength does: four bytes of an emoji
// count as two.
import { EventEmitter } from 'node:events'
import { StringDecoder } from 'node:string_decoder'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line longer than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  private readonly maxBytes: number
  private readonly decoder = new StringDecoder('utf8')
  private line = ''
  private dropping = false

  constructor(maxBytes = 65_536) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    const [first = '', ...others] = this.decoder.write(chunk).split('\n')
    this.take(first)
    for (const part of others) {
      if (!this.dropping) lines.push(this.line.replace(/\r$/, ''))
      this.line = ''
      this.dropping = false
      this.take(part)
    }
    return lines
  }

  private take(text: string): void {
    if (this.dropping) return
    this.line += text
    if (this.line.length > this.maxBytes) {
      this.line = ''
      this.dropping = true
      this.emit('error', new LineTooLongError(this.maxBytes))
    }
  }
}
