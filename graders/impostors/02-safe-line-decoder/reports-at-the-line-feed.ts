// fails: at-once
// Drops a long line at once but speaks of it only at its line feed, as netty does without
// failFast: a peer that never sends one is never reported.
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
  #bytes: number[] = []
  #dropping = false

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    for (const byte of chunk) {
      if (byte === 0x0a) {
        if (this.#dropping) this.emit('error', new LineTooLongError(this.#maxBytes))
        else lines.push(textOf(this.#bytes))
        this.#bytes = []
        this.#dropping = false
      } else if (this.#bytes.length === this.#maxBytes) {
        this.#dropping = true
      } else {
        this.#bytes.push(byte)
      }
    }
    return lines
  }
}

function textOf(bytes: number[]): string {
  const line = Buffer.from(bytes)
  return line.toString('utf8', 0, line.at(-1) === 0x0d ? line.length - 1 : line.length)
}
