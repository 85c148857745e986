// What any decoder has to do: look at each byte once, keep it once, decode each line once.

import { Bytes, decode, Memory } from './captured.ts'

const LINE_FEED = 0x0a
const MOST_HELD_BYTES = 4 * 1024 * 1024

export class LinearWork {
  readonly #memory = new Memory(MOST_HELD_BYTES)
  readonly #bytes = new Bytes(this.#memory)
  #length = 0
  characters = 0

  push(chunk: Uint8Array): void {
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] as number
      if (byte === LINE_FEED) {
        const line = new Bytes(this.#memory, 0, this.#length)
        this.characters += decode(line).length
        this.#length = 0
      } else {
        this.#bytes[this.#length] = byte
        this.#length = (this.#length + 1) % MOST_HELD_BYTES
      }
    }
  }
}
