// Style: a generator that lives as long as the decoder and takes its chunks through `next`.
import { EventEmitter } from 'node:events'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line longer than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  private readonly splitter: Generator<string[], never, Buffer>

  constructor(maxBytes = 65_536) {
    super()
    this.splitter = split(maxBytes, (error) => this.emit('error', error))
    this.splitter.next()
  }

  push(chunk: Buffer): string[] {
    return this.splitter.next(chunk).value
  }
}

function* split(
  maxBytes: number,
  report: (error: LineTooLongError) => void,
): Generator<string[], never, Buffer> {
  let chunk = yield []
  let lines: string[] = []
  let at = 0
  while (true) {
    const pieces: Buffer[] = []
    let length = 0
    let end = -1
    while (end === -1) {
      end = chunk.indexOf(0x0a, at)
      const piece = chunk.subarray(at, end === -1 ? undefined : end)
      if (length <= maxBytes && length + piece.length > maxBytes) {
        pieces.length = 0
        report(new LineTooLongError(maxBytes))
      }
      length += piece.length
      if (length <= maxBytes && piece.length > 0) pieces.push(piece)
      at = end + 1
      if (end === -1) {
        chunk = yield lines
        lines = []
      }
    }
    if (length <= maxBytes) lines.push(textOf(Buffer.concat(pieces)))
  }
}

function textOf(line: Buffer): string {
  return line.toString('utf8', 0, line.at(-1) === 0x0d ? line.length - 1 : line.length)
}
