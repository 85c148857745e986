// fails: crlf split-crlf other-cr exactly-max one-over counts-bytes counts-cr per-line default-limit at-once once error-kind lines-before lines-after byte-by-byte
// The decoder of the article that this course corrects: it measures everything it buffers, and
// clears all of it when that is too much.
import { EventEmitter } from 'node:events'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line longer than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

export class SafeLineDecoder extends EventEmitter<{ error: [Error] }> {
  private held: Buffer = Buffer.alloc(0)
  private readonly most: number

  constructor(maxBytes = 64 * 1024) {
    super()
    this.most = maxBytes
  }

  push(chunk: Buffer): string[] {
    const all = Buffer.concat([this.held, chunk])
    if (all.length > this.most) {
      this.held = Buffer.alloc(0)
      this.report(new Error(`a line is over ${this.most} bytes`))
      return []
    }
    const found: string[] = []
    let from = 0
    all.forEach((byte, at) => {
      if (byte !== 0x0a) return
      found.push(all.toString('utf8', from, at))
      from = at + 1
    })
    this.held = all.subarray(from)
    return found
  }

  private report(error: Error): void {
    this.emit('error', error)
  }
}
