// Style: a pure function from one state and one piece to the next state; the class only folds.
import EventEmitter from 'node:events'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`no line may exceed ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

interface Piece {
  readonly bytes: Buffer
  readonly last: boolean
}

interface Pieces {
  readonly bytes: Buffer
  readonly before: Pieces | undefined
}

interface State {
  readonly length: number
  readonly pieces: Pieces | undefined
}

const empty: State = { length: 0, pieces: undefined }

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  #state = empty
  readonly #maxBytes: number

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    this.#state = piecesOf(chunk).reduce((state, piece) => {
      const next = grow(state, piece, this.#maxBytes)
      if (next.length > this.#maxBytes && state.length <= this.#maxBytes) {
        this.emit('error', new LineTooLongError(this.#maxBytes))
      }
      if (!piece.last) return next
      if (next.length <= this.#maxBytes) lines.push(textOf(next))
      return empty
    }, this.#state)
    return lines
  }
}

function piecesOf(chunk: Buffer, pieces: Piece[] = []): Piece[] {
  let start = 0
  chunk.forEach((byte, i) => {
    if (byte !== 0x0a) return
    pieces.push({ bytes: chunk.subarray(start, i), last: true })
    start = i + 1
  })
  return [...pieces, { bytes: chunk.subarray(start), last: false }]
}

function grow({ length, pieces }: State, { bytes }: Piece, maxBytes: number): State {
  const longer = length + bytes.length
  if (longer > maxBytes) return { length: longer, pieces: undefined }
  return bytes.length === 0
    ? { length, pieces }
    : { length: longer, pieces: { bytes, before: pieces } }
}

function textOf({ length, pieces }: State): string {
  const line = Buffer.allocUnsafe(length)
  let end = length
  for (let at = pieces; at; at = at.before) {
    end -= at.bytes.length
    at.bytes.copy(line, end)
  }
  return line.toString('utf8', 0, line.at(-1) === 0x0d ? length - 1 : length)
}
