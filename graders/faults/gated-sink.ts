// A Writable that hands nothing over by itself: each write stays in its queue until it is completed by
// hand, so that a check decides when the queue is full, and when it drains.

import { Writable } from 'node:stream'

type Done = (error?: Error) => void

export class GatedSink extends Writable {
  /**
   * The first byte and the length of each chunk that was handed over, in order; the last may be waiting
   * still. A chunk that were kept would be counted as memory of the writer's.
   */
  readonly taken: [first: number, bytes: number][] = []
  /** Completes each write as soon as it can, so that 'drain' comes before the next turn. */
  isOpen = false
  #waiting: Done | undefined
  readonly #holdsEnd: boolean
  #ending: Done | undefined

  /** `highWaterMark` counts bytes. With `holdsEnd` the end, too, waits until it is completed by hand. */
  constructor(highWaterMark: number, { holdsEnd = false } = {}) {
    super({ highWaterMark })
    this.#holdsEnd = holdsEnd
  }

  override _write(chunk: Buffer, _encoding: string, done: Done): void {
    this.taken.push([chunk[0] ?? 0, chunk.length])
    this.#waiting = done
    if (this.isOpen) process.nextTick(() => this.complete())
  }

  override _final(done: Done): void {
    if (this.#holdsEnd) this.#ending = done
    else done()
  }

  /** Whether a write is to be completed. */
  get isHolding(): boolean {
    return this.#waiting !== undefined
  }

  /** Whether the end is to be completed. */
  get isHoldingEnd(): boolean {
    return this.#ending !== undefined
  }

  completeEnd(): void {
    this.#ending?.()
    this.#ending = undefined
  }

  /** Completes the write that waits, with an error if one is given; false where none waits. */
  complete(error?: Error): boolean {
    const done = this.#waiting
    this.#waiting = undefined
    done?.(error)
    return done !== undefined
  }

  /** Completes all that wait. */
  completeAll(): void {
    while (this.complete());
  }
}
