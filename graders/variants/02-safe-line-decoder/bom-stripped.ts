// Style: one streaming TextDecoder over the whole stream, which strips a leading byte-order mark.
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
  private readonly decoder = new TextDecoder()
  private text: string[] = []
  private size = 0

  constructor(maxBytes = 65_536) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const [first = '', ...others] = this.decoder
      .decode(chunk, { stream: true })
      .split('\n')
    const lines: string[] = []
    let start = 0
    this.text.push(first)
    for (const next of others) {
      const end = chunk.indexOf(0x0a, start)
      if (this.fits(end - start)) lines.push(this.text.join('').replace(/\r$/, ''))
      this.size = 0
      this.text = [next]
      start = end + 1
    }
    if (!this.fits(chunk.length - start)) this.text = []
    return lines
  }

  private fits(moreBytes: number): boolean {
    const fitted = this.size <= this.maxBytes
    this.size += moreBytes
    const fits = this.size <= this.maxBytes
    if (fitted && !fits) this.emit('error', new LineTooLongError(this.maxBytes))
    return fits
  }
}
