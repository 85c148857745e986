// fails: long-life
// Moves a cursor through a buffer that grows and never gives back what lies behind it: a
// connection that lives long fills the memory.
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
  #bytes = Buffer.allocUnsafeSlow(1024)
  #start = 0
  #end = 0
  #dropping = false

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    for (const byte of chunk) {
      if (byte === 0x0a) {
        if (!this.#dropping) lines.push(this.#text())
        this.#start = this.#end
        this.#dropping = false
      } else if (!this.#dropping && this.#end - this.#start === this.#maxBytes) {
        this.#dropping = true
        this.emit('error', new LineTooLongError(this.#maxBytes))
      } else if (!this.#dropping) {
        if (this.#end === this.#bytes.length) this.#double()
        this.#bytes[this.#end++] = byte
      }
    }
    return lines
  }

  #double(): void {
    const larger = Buffer.allocUnsafeSlow(2 * this.#bytes.length)
    this.#bytes.copy(larger)
    this.#bytes = larger
  }

  #text(): string {
    const line = this.#bytes.subarray(this.#start, this.#end)
    return line.toString('utf8', 0, line.length - (line.at(-1) === 0x0d ? 1 : 0))
  }
}
