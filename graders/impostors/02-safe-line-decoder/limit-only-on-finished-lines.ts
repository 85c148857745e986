// fails: at-once endless-line
// Looks at the length once the line feed is there, and buffers until then: the limit stops no
// one who never sends it.
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
  private pieces: Buffer[] = []

  constructor(maxBytes = 65_536) {
    super()
    this.maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    let start = 0
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      const line = Buffer.concat([...this.pieces, chunk.subarray(start, end)])
      this.pieces = []
      if (line.length > this.maxBytes)
        this.emit('error', new LineTooLongError(this.maxBytes))
      else
        lines.push(line.toString('utf8', 0, line.length - Number(line.at(-1) === 0x0d)))
      start = end + 1
    }
    if (start < chunk.length) this.pieces.push(chunk.subarray(start))
    return lines
  }
}
