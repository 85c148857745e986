// Style: 4 KiB blocks that are filled one after the other, joined once, and used again.
import { EventEmitter } from 'node:events'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line longer than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

const blockSize = 4096

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  readonly #maxBytes: number
  #blocks: Buffer[] = []
  #length = 0
  #dropping = false

  constructor(maxBytes = 65_536) {
    super()
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): string[] {
    const lines: string[] = []
    let start = 0
    while (start < chunk.length) {
      const found = chunk.indexOf('\n', start)
      const end = found < 0 ? chunk.length : found
      if (!this.#dropping) this.#append(chunk.subarray(start, end))
      if (found >= 0) {
        if (!this.#dropping) lines.push(this.#text())
        this.#clear()
      }
      start = end + 1
    }
    return lines
  }

  #append(bytes: Buffer): void {
    if (this.#length + bytes.length > this.#maxBytes) {
      this.#clear()
      this.#dropping = true
      this.emit('error', new LineTooLongError(this.#maxBytes))
      return
    }
    for (let rest = bytes; rest.length > 0; ) {
      const offset = this.#length % blockSize
      const copied = rest.copy(this.#block(this.#length / blockSize), offset)
      this.#length += copied
      rest = rest.subarray(copied)
    }
  }

  #block(place: number): Buffer {
    const block = this.#blocks[Math.floor(place)] ?? Buffer.allocUnsafeSlow(blockSize)
    this.#blocks[Math.floor(place)] = block
    return block
  }

  #text(): string {
    const used = this.#blocks.slice(0, Math.ceil(this.#length / blockSize))
    const line = Buffer.concat(used, this.#length)
    return (line.at(-1) === 0x0d ? line.subarray(0, -1) : line).toString()
  }

  #clear(): void {
    this.#length = 0
    this.#dropping = false
  }
}
