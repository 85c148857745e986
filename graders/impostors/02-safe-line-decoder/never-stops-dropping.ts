// fails: once lines-after endless-line
// Sets the flag that drops the long line and never clears it: after one long line the connection
// is deaf, as netty's was before its fix.
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
  private rest = ''
  private dropping = false

  constructor(maxBytes = 65_536) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    return chunk
      .toString('latin1')
      .split('\n')
      .flatMap((part, i) => {
        const line = this.rest
        const whole = i > 0 && !this.dropping
        if (i > 0) this.rest = ''
        this.take(part)
        return whole
          ? [Buffer.from(line, 'latin1').toString('utf8').replace(/\r$/, '')]
          : []
      })
  }

  private take(part: string): void {
    if (this.dropping) return
    this.rest += part
    if (this.rest.length > this.maxBytes) {
      this.rest = ''
      this.dropping = true
      this.emit('error', new LineTooLongError(this.maxBytes))
    }
  }
}
