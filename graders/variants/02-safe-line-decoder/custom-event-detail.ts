// Style: an EventTarget that dispatches a CustomEvent with the error as its `detail`.
export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super('line too long')
    this.maxBytes = maxBytes
  }
}

export class SafeLineDecoder extends EventTarget {
  private readonly maxBytes: number
  private pieces: Buffer[] = []
  private room: number

  constructor(maxBytes = 65_536) {
    super()
    this.maxBytes = maxBytes
    this.room = maxBytes
  }

  push(chunk: Buffer): string[] {
    const ends = lineFeeds(chunk)
    const lines = ends.flatMap((end, i) => {
      this.take(chunk.subarray(i === 0 ? 0 : (ends[i - 1] ?? 0) + 1, end))
      return this.finish()
    })
    this.take(chunk.subarray((ends.at(-1) ?? -1) + 1))
    return lines
  }

  private take(piece: Buffer): void {
    if (this.room < 0 || piece.length === 0) return
    this.room -= piece.length
    this.pieces.push(piece)
    if (this.room >= 0) return
    this.pieces = []
    const detail = new LineTooLongError(this.maxBytes)
    this.dispatchEvent(new CustomEvent('error', { detail }))
  }

  private finish(): string[] {
    const line = Buffer.concat(this.pieces)
    const whole = this.room >= 0
    this.pieces = []
    this.room = this.maxBytes
    if (!whole) return []
    return [line.toString('utf8', 0, line.length - (line.at(-1) === 0x0d ? 1 : 0))]
  }
}

function lineFeeds(chunk: Buffer): number[] {
  const ends: number[] = []
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) ends.push(at)
  return ends
}
