// Turns the chunks of a byte stream back into lines, and refuses a line that outgrows its limit.

import { EventEmitter } from 'node:events'

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`a line is longer than ${maxBytes} bytes`)
    this.name = 'LineTooLongError'
    this.maxBytes = maxBytes
  }
}

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  readonly #maxBytes: number
  #held = Buffer.alloc(0)
  #heldBytes = 0
  #dropping = false

  /** `maxBytes` is the longest line accepted, without its line feed. */
  constructor(maxBytes = 64 * 1024) {
    super()
    this.#maxBytes = maxBytes
  }

  /** Returns the lines that `chunk` completed, oldest first. */
  push(chunk: Buffer): string[] {
    const lines: string[] = []
    let start = 0
    while (start < chunk.length) {
      const lineFeed = chunk.indexOf(LINE_FEED, start)
      const end = lineFeed === -1 ? chunk.length : lineFeed
      this.#refuseIfTooLong(end - start)
      if (lineFeed === -1) {
        this.#hold(chunk, start, end)
      } else {
        if (!this.#dropping) lines.push(this.#finish(chunk, start, end))
        this.#heldBytes = 0
        this.#dropping = false
      }
      start = end + 1
    }
    return lines
  }

  #refuseIfTooLong(moreBytes: number): void {
    if (this.#dropping || this.#heldBytes + moreBytes <= this.#maxBytes) return
    this.#dropping = true
    this.#heldBytes = 0
    this.emit('error', new LineTooLongError(this.#maxBytes))
  }

  // Doubling the buffer copies each byte about once, however small the chunks.
  #hold(chunk: Buffer, start: number, end: number): void {
    if (this.#dropping) return
    const neededBytes = this.#heldBytes + end - start
    if (neededBytes > this.#held.length) {
      const roomBytes = Math.max(neededBytes, this.#held.length * 2)
      const larger = Buffer.allocUnsafe(Math.min(roomBytes, this.#maxBytes))
      this.#held.copy(larger, 0, 0, this.#heldBytes)
      this.#held = larger
    }
    chunk.copy(this.#held, this.#heldBytes, start, end)
    this.#heldBytes = neededBytes
  }

  #finish(chunk: Buffer, start: number, end: number): string {
    if (this.#heldBytes === 0) return text(chunk, start, end)
    this.#hold(chunk, start, end)
    return text(this.#held, 0, this.#heldBytes)
  }
}

// Decoded only now that the line is whole: a cut may have fallen inside a character.
function text(bytes: Buffer, start: number, end: number): string {
  const endsInReturn = end > start && bytes[end - 1] === CARRIAGE_RETURN
  return bytes.toString('utf8', start, endsInReturn ? end - 1 : end)
}
