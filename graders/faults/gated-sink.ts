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

  /** `highWaterMark` counts bytes. */
  constructor(highWaterMark: number) {
    super({ highWaterMark })
  }

  override _write(chunk: Buffer, _encoding: string, done: Done): void {
    this.taken.push([chunk[0] ?? 0, chunk.length])
    this.#waiting = done
    if (this.isOpen) process.nextTick(() => this.complete())
  }

  override _final(done: Done): void {
    done()
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
