// Style: an EventTarget whose event is a class of its own and carries the error as `error`.
export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`a line may have ${maxBytes} bytes, no more`)
    this.maxBytes = maxBytes
  }
}

class LineErrorEvent extends Event {
  readonly error: LineTooLongError

  constructor(error: LineTooLongError) {
    super('error')
    this.error = error
  }
}

export class SafeLineDecoder extends EventTarget {
  readonly #line: Buffer
  #length = 0

  constructor(maxBytes = 64 * 1024) {
    super()
    this.#line = Buffer.allocUnsafeSlow(maxBytes)
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    const maxBytes = this.#line.length
    for (const byte of chunk) {
      if (byte === 0x0a) {
        if (this.#length <= maxBytes) lines.push(this.#text())
        this.#length = 0
      } else if (this.#length < maxBytes) {
        this.#line[this.#length++] = byte
      } else if (this.#length === maxBytes) {
        this.#length++
        this.dispatchEvent(new LineErrorEvent(new LineTooLongError(maxBytes)))
      }
    }
    return lines
  }

  #text(): string {
    const line = this.#line.subarray(0, this.#length)
    return (line.at(-1) === 0x0d ? line.subarray(0, -1) : line).toString('utf8')
  }
}
