// fails: two-decoders
// Keeps the listener in a variable of the module, as a single onError callback often is: the
// error goes to whoever subscribed last.
import { EventEmitter } from 'node:events'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line longer than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

type Listener = (error: LineTooLongError) => void

let listener: Listener = () => {}

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  private readonly maxBytes: number
  private line = ''
  private dropping = false

  constructor(maxBytes = 65_536) {
    super()
    this.maxBytes = maxBytes
  }

  override on(_event: 'error', latest: Listener): this {
    listener = latest
    return this
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    for (const [i, part] of chunk.toString('latin1').split('\n').entries()) {
      if (i > 0) {
        const line = Buffer.from(this.line, 'latin1').toString('utf8')
        if (!this.dropping) lines.push(line.replace(/\r$/, ''))
        this.line = ''
        this.dropping = false
      }
      if (!this.dropping) this.take(part)
    }
    return lines
  }

  private take(part: string): void {
    this.line += part
    if (this.line.length <= this.maxBytes) return
    this.line = ''
    this.dropping = true
    listener(new LineTooLongError(this.maxBytes))
  }
}
