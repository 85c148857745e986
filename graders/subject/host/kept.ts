// Keeps what a decoder returned, to look at it again when all is pushed: a message that shares its memory
// with a later one has changed by then.

import { Dictionary, stringify } from './captured.ts'

export class Kept {
  readonly #messages = new Dictionary<unknown>()
  readonly #texts = new Dictionary<string>()
  #count = 0

  add(message: unknown, text: string): void {
    this.#messages[this.#count] = message
    this.#texts[this.#count] = text
    this.#count += 1
  }

  /** `Oddity` as JSON text for the first message that has another text now; undefined where none has. */
  firstChanged(textOf: (message: unknown) => string | undefined): string | undefined {
    for (let i = 0; i < this.#count; i++) {
      const now = textOf(this.#messages[i])
      if (now !== this.#texts[i])
        return `{"kind":"changed","index":${i},"now":${stringify(now)}}`
    }
    return undefined
  }
}
