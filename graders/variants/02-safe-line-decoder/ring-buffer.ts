// Style: a ring of maxBytes whose head wanders, so that a line may wrap around its end.
import { EventEmitter } from 'node:events'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line longer than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  readonly #ring: Buffer
  #head = 0
  #size = 0
  #overlong = false

  constructor(maxBytes = 65_536) {
    super()
    this.#ring = Buffer.allocUnsafeSlow(maxBytes)
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    for (let start = 0; start < chunk.length; ) {
      const lineFeed = chunk.indexOf(0x0a, start)
      const end = lineFeed === -1 ? chunk.length : lineFeed
      this.#write(chunk.subarray(start, end))
      if (lineFeed !== -1) {
        if (!this.#overlong) lines.push(this.#read())
        this.#head = (this.#head + this.#size) % (this.#ring.length || 1)
        this.#size = 0
        this.#overlong = false
      }
      start = end + 1
    }
    return lines
  }

  #write(bytes: Buffer): void {
    if (this.#overlong) return
    const capacity = this.#ring.length
    if (this.#size + bytes.length > capacity) {
      this.#overlong = true
      this.#size = 0
      this.emit('error', new LineTooLongError(capacity))
      return
    }
    const tail = (this.#head + this.#size) % (capacity || 1)
    const fitted = bytes.copy(this.#ring, tail)
    bytes.copy(this.#ring, 0, fitted)
    this.#size += bytes.length
  }

  #read(): string {
    const end = this.#head + this.#size
    const upper = this.#ring.subarray(this.#head, end)
    const line = Buffer.concat([upper, this.#ring.subarray(0, this.#size - upper.length)])
    return line.toString('utf8', 0, line.length - Number(line.at(-1) === 0x0d))
  }
}
