// fails: two-decoders
// Collects its line in one buffer of the module, to save an allocation: two connections write
// into each other's lines.
import { EventEmitter } from 'node:events'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line longer than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

let scratch = Buffer.allocUnsafeSlow(1024)

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  readonly #maxBytes: number
  #length = 0

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    for (const byte of chunk) {
      if (byte === 0x0a) {
        if (this.#length <= this.#maxBytes) lines.push(this.#text())
        this.#length = 0
      } else if (this.#length < this.#maxBytes) {
        if (this.#length === scratch.length) doubleScratch()
        scratch[this.#length++] = byte
      } else if (this.#length === this.#maxBytes) {
        this.#length++
        this.emit('error', new LineTooLongError(this.#maxBytes))
      }
    }
    return lines
  }

  #text(): string {
    const end = scratch[this.#length - 1] === 0x0d ? this.#length - 1 : this.#length
    return scratch.toString('utf8', 0, end)
  }
}

function doubleScratch(): void {
  const larger = Buffer.allocUnsafeSlow(2 * scratch.length)
  scratch.copy(larger)
  scratch = larger
}
