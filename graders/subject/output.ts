// What the learner's code printed since it was last taken, clipped.

const KEPT_CHARACTERS = 2000

export class Output {
  clippedCharacters = 0
  rawBytes = 0
  #text = ''
  #errors = ''

  keep(text: string): void {
    const room = KEPT_CHARACTERS - this.#text.length
    this.#text += text.slice(0, room)
    this.clippedCharacters += Math.max(0, text.length - room)
  }

  /** Bytes that were written straight to the descriptor, past the host. */
  keepRaw(chunk: Buffer): void {
    this.rawBytes += chunk.length
    this.keep(chunk.toString('latin1').replaceAll(/[^\n\x20-\x7e]/g, '?'))
  }

  /** What Node itself prints when a process crashes; its end says why. */
  keepErrors(chunk: Buffer): void {
    this.#errors = (this.#errors + chunk.toString()).slice(-2 * KEPT_CHARACTERS)
  }

  get errors(): string {
    return this.#errors
  }

  /** Returns all that was kept, and starts anew. */
  take(): { text: string; clippedCharacters: number } {
    const taken = { text: this.#text, clippedCharacters: this.clippedCharacters }
    this.#text = ''
    this.clippedCharacters = 0
    this.rawBytes = 0
    return taken
  }
}
