// Style: `push` is a closure made in the constructor, and no field holds any state.
import { EventEmitter } from 'node:events'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line longer than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  readonly push: (chunk: Buffer) => string[]

  constructor(maxBytes = 65_536) {
    super()
    let pieces: string[] = []
    let length = 0

    const take = (piece: Buffer) => {
      const before = length
      length += piece.length
      if (length <= maxBytes) {
        pieces.push(piece.toString('hex'))
      } else if (before <= maxBytes) {
        pieces = []
        this.emit('error', new LineTooLongError(maxBytes))
      }
    }

    const finish = (): string[] => {
      const line = Buffer.from(pieces.join(''), 'hex')
      const whole = length <= maxBytes
      pieces = []
      length = 0
      return whole ? [line.toString('utf8').replace(/\r$/, '')] : []
    }

    this.push = (chunk) => {
      const lines: string[] = []
      let start = 0
      for (let end = 0; end < chunk.length; end++) {
        if (chunk[end] !== 10) continue
        take(chunk.subarray(start, end))
        lines.push(...finish())
        start = end + 1
      }
      if (start < chunk.length) take(chunk.subarray(start))
      return lines
    }
  }
}
