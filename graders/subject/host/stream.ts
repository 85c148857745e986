// Bytes for the learner's code: each run gets its own copy of the stream, so that code which keeps,
// or overwrites, a chunk does not see or spoil the bytes of the next run.

import { Bytes, bufferFrom, Memory, max } from './captured.ts'

const ARENA_BYTES = 256 * 1024

/** The bytes of a base64 text. */
export function bytesOf(base64: string): Uint8Array {
  // A small Buffer lies in memory that all small Buffers share, the learner's too.
  const shared = bufferFrom(base64, 'base64')
  const bytes = new Bytes(shared.length)
  for (let i = 0; i < shared.length; i++) bytes[i] = shared[i] as number
  return bytes
}

/** A copyist of one stream. */
export class Copies {
  readonly #stream: Uint8Array
  #arena = new Memory(0)
  #from = 0
  #next = 0

  constructor(stream: Uint8Array) {
    this.#stream = stream
  }

  get streamBytes(): number {
    return this.#stream.length
  }

  /** Makes the copy that `chunk` cuts from. */
  renew(): void {
    const { length } = this.#stream
    if (this.#next + length > this.#arena.byteLength) {
      this.#arena = new Memory(max(length, ARENA_BYTES))
      this.#next = 0
    }
    const bytes = new Bytes(this.#arena, this.#next, length)
    for (let i = 0; i < length; i++) bytes[i] = this.#stream[i] as number
    this.#from = this.#next
    this.#next += length
  }

  /** The bytes from `start` to `end` of the copy. */
  chunk(start: number, end: number): Buffer {
    return bufferFrom(this.#arena, this.#from + start, end - start)
  }
}

/** A chunk of its own memory that repeats `pattern`, which goes on where the last chunk ended. */
export function patternChunk(pattern: Uint8Array, at: number, length: number): Buffer {
  const memory = new Memory(length)
  const bytes = new Bytes(memory)
  let from = at % pattern.length
  for (let i = 0; i < length; i++) {
    bytes[i] = pattern[from] as number
    from = from + 1 === pattern.length ? 0 : from + 1
  }
  return bufferFrom(memory, 0, length)
}
