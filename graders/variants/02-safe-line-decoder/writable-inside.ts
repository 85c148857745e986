// Style: a Writable of node:stream does the splitting, and `push` collects what it found.
import { EventEmitter } from 'node:events'
import { Writable } from 'node:stream'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line over ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

export class SafeLineDecoder extends EventEmitter<{ error: [LineTooLongError] }> {
  private readonly input: Writable
  private lines: string[] = []

  constructor(maxBytes = 65_536) {
    super()
    let held = ''
    let overlong = false
    this.input = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        chunk
          .toString('latin1')
          .split(/(\n)/)
          .forEach((piece) => {
            if (piece === '\n') {
              if (!overlong) this.lines.push(textOf(held))
              held = ''
              overlong = false
            } else if (!overlong && held.length + piece.length <= maxBytes) {
              held += piece
            } else if (!overlong) {
              held = ''
              overlong = true
              this.emit('error', new LineTooLongError(maxBytes))
            }
          })
        done()
      },
    })
  }

  push(chunk: Buffer): string[] {
    this.input.write(chunk)
    return this.lines.splice(0)
  }
}

function textOf(held: string): string {
  return Buffer.from(held, 'latin1').toString().replace(/\r$/, '')
}
