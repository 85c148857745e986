// fails: exactly-max one-over counts-bytes counts-cr per-line default-limit at-once once error-kind lines-before lines-after endless-line
// Puts the limit on a chunk and not on a line, as who takes 'data' for a message does: lines
// that share a chunk are refused, a long one in pieces is not.
import { EventEmitter } from 'node:events'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line longer than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  readonly #maxBytes: number
  #pieces: Buffer[] = []

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    if (chunk.length > this.#maxBytes) {
      this.emit('error', new LineTooLongError(this.#maxBytes))
      return []
    }
    const lines: string[] = []
    let start = 0
    let end = chunk.indexOf('\n')
    while (end >= 0) {
      this.#pieces.push(chunk.subarray(start, end))
      lines.push(textOf(Buffer.concat(this.#pieces)))
      this.#pieces = []
      start = end + 1
      end = chunk.indexOf('\n', start)
    }
    if (start < chunk.length) this.#pieces.push(chunk.subarray(start))
    return lines
  }
}

function textOf(line: Buffer): string {
  return (line.at(-1) === 0x0d ? line.subarray(0, -1) : line).toString('utf8')
}
