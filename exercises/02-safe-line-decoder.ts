// Turn the chunks of a byte stream back into lines, and refuse a line that outgrows its limit.
// Lesson: lessons/02-safe-line-decoder.md · Check: npm run check ex2

import { EventEmitter } from 'node:events'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`a line is longer than ${maxBytes} bytes`)
    this.name = 'LineTooLongError'
    this.maxBytes = maxBytes
  }
}

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  /** `maxBytes` is the longest line accepted, without its line feed. */
  constructor(maxBytes = 64 * 1024) {
    super()
    // TODO: keep the limit, and what has to outlive one push.
  }

  /** Returns the lines that `chunk` completed, oldest first; emits 'error' once for a line too long. */
  push(chunk: Buffer): string[] {
    // TODO: find each 0x0A, return the text before it, keep the rest for the next chunk.
    return []
  }
}
