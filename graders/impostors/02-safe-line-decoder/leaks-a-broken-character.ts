// fails: broken-character
// Never ends its StringDecoder at the line feed: what is left of a broken character spoils the
// start of the next line.
import { EventEmitter } from 'node:events'
import { StringDecoder } from 'node:string_decoder'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line longer than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  readonly #maxBytes: number
  #decoder = new StringDecoder('utf8')
  #text = ''
  #bytes = 0

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    let start = 0
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      this.#take(chunk.subarray(start, end))
      if (this.#bytes <= this.#maxBytes) lines.push(this.#text.replace(/\r$/, ''))
      this.#text = ''
      this.#bytes = 0
      start = end + 1
    }
    this.#take(chunk.subarray(start))
    return lines
  }

  #take(piece: Buffer): void {
    const fitted = this.#bytes <= this.#maxBytes
    this.#bytes += piece.length
    if (this.#bytes <= this.#maxBytes) {
      this.#text += this.#decoder.write(piece)
    } else if (fitted) {
      this.#text = ''
      this.#decoder = new StringDecoder('utf8')
      this.emit('error', new LineTooLongError(this.#maxBytes))
    }
  }
}
