// Style: a state machine that takes one byte at a time, with a state for a pending CR.
import { EventEmitter } from 'node:events'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line longer than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

const LF = 0x0a
const CR = 0x0d

type State = 'text' | 'after-cr' | 'overlong'

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  readonly #maxBytes: number
  #state: State = 'text'
  #bytes: number[] = []

  constructor(maxBytes = 64 << 10) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    for (const byte of chunk) {
      const line = this.#step(byte)
      if (line !== undefined) lines.push(line)
    }
    return lines
  }

  #step(byte: number): string | undefined {
    if (byte === LF) return this.#finish()
    if (this.#state === 'overlong') return
    const length = this.#bytes.length + (this.#state === 'after-cr' ? 1 : 0)
    if (length === this.#maxBytes) {
      this.#state = 'overlong'
      this.#bytes = []
      this.emit('error', new LineTooLongError(this.#maxBytes))
      return
    }
    if (this.#state === 'after-cr') this.#bytes.push(CR)
    if (byte !== CR) this.#bytes.push(byte)
    this.#state = byte === CR ? 'after-cr' : 'text'
  }

  #finish(): string | undefined {
    const line =
      this.#state === 'overlong' ? undefined : Buffer.from(this.#bytes).toString()
    this.#bytes = []
    this.#state = 'text'
    return line
  }
}
