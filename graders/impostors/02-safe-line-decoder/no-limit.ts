// fails: one-over counts-bytes counts-cr default-limit at-once once error-kind lines-after endless-line
// Has no limit at all, like every first line decoder: one endless line fills the memory.
import { EventEmitter } from 'node:events'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line longer than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  private pieces: Buffer[] = []

  constructor(_maxBytes = 64 * 1024) {
    super()
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    let start = 0
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      const line = Buffer.concat([...this.pieces, chunk.subarray(start, end)])
      lines.push(line.toString('utf8', 0, line.length - (line.at(-1) === 0x0d ? 1 : 0)))
      this.pieces = []
      start = end + 1
    }
    if (start < chunk.length) this.pieces.push(chunk.subarray(start))
    return lines
  }
}
