// fails: two-decoders
// Shares one StringDecoder between all decoders of the module, as node-redis-parser did: half a
// character of one peer ends in the line of another.
import { EventEmitter } from 'node:events'
import { StringDecoder } from 'node:string_decoder'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line longer than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

const decoder = new StringDecoder('utf8')

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  readonly #maxBytes: number
  #text = ''
  #bytes = 0

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
    decoder.end()
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    let start = 0
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      this.#take(chunk.subarray(start, end))
      const text = this.#text + decoder.end()
      if (this.#bytes <= this.#maxBytes) lines.push(text.replace(/\r$/, ''))
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
      this.#text += decoder.write(piece)
    } else if (fitted) {
      this.#text = ''
      this.emit('error', new LineTooLongError(this.#maxBytes))
    }
  }
}
