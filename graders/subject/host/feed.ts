// One stream, on its way into one decoder of the learner's: a chunk at a time, and then the end.

import type { Cutting } from '../messages.ts'
import type { Driven } from './decoder.ts'
import type { Copies } from './stream.ts'

/** The offset at which a chunk is cut off; -1 for the last. */
export function cutAfter(cutting: Cutting, chunk: number): number {
  // One further, a getter on Array.prototype would answer.
  return chunk < cutting.length ? (cutting[chunk] as number) : -1
}

export class Feed {
  readonly driven: Driven
  /** Pushes so far. */
  chunks = 0
  /** Bytes of the last push. */
  chunkBytes = 0
  /** Bytes so far; `end()` counts as one more. */
  pushedBytes = 0

  readonly #copies: Copies
  readonly #cutAfter: (chunk: number, start: number) => number
  readonly #isEnded: boolean
  #isLast = false
  #isOver = false

  /** `cutAfter` is the offset at which the chunk that starts at `start` is cut off; -1 for the last. */
  constructor(
    driven: Driven,
    copies: Copies,
    cutAfter: (chunk: number, start: number) => number,
    isEnded: boolean,
  ) {
    this.driven = driven
    this.#copies = copies
    this.#cutAfter = cutAfter
    this.#isEnded = isEnded
    copies.renew()
  }

  /** Pushes the next chunk, or ends the stream; false where nothing is left to do. */
  next(): boolean {
    const { driven } = this
    if (this.#isOver) return false
    if (this.#isLast) this.#end()
    else this.#push()
    if (this.#isOver) driven.seeKept()
    if (driven.oddity !== '') this.#isOver = true
    return true
  }

  #push(): void {
    const start = this.pushedBytes
    const cut = this.#cutAfter(this.chunks, start)
    const end = cut === -1 ? this.#copies.streamBytes : cut
    this.driven.push(this.#copies.chunk(start, end), this.#copies.streamBytes + 1)
    this.chunks += 1
    this.chunkBytes = end - start
    this.pushedBytes = end
    this.#isLast = cut === -1
    this.#isOver = this.#isLast && !this.#isEnded
  }

  #end(): void {
    this.driven.end()
    this.chunkBytes = 0
    this.pushedBytes += 1
    this.#isOver = true
  }
}
