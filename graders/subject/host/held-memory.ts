// Measures what is held in memory above what there was at the start, by functions taken before the
// learner's file loaded.

import { collectGarbage, max, memoryUsage } from './captured.ts'

/** How memory has grown: strings on the heap, and the bytes of Buffers, which a Blob may hold as well. */
export class HeldMemory {
  #onHeap = 0
  #inBuffers = 0

  start(): void {
    collectGarbage()
    const { heapUsed, external, arrayBuffers } = memoryUsage()
    this.#onHeap = heapUsed + external
    this.#inBuffers = arrayBuffers
  }

  grown(): number {
    collectGarbage()
    const { heapUsed, external, arrayBuffers } = memoryUsage()
    return max(heapUsed + external - this.#onHeap, arrayBuffers - this.#inBuffers)
  }
}
