// A decoder that reports a line too long, empties its buffer and goes on, beside one that drops the
// rest of that line.

import {
  LineTooLongError,
  SafeLineDecoder,
} from '../../solutions/02-safe-line-decoder.ts'

const MAX_BYTES = 5
const chunks = ['aaaaaaaa', 'rm x\n', 'ok\n']

class EmptyingDecoder extends SafeLineDecoder {
  #held = Buffer.alloc(0)

  // #region push
  override push(chunk: Buffer): string[] {
    this.#held = Buffer.concat([this.#held, chunk])
    const lines = this.#held.toString().split('\n')
    this.#held = Buffer.from(lines.pop() ?? '')
    if (this.#held.length > MAX_BYTES) {
      this.emit('error', new LineTooLongError(MAX_BYTES))
      this.#held = Buffer.alloc(0)
    }
    return lines
  }
  // #endregion push
}

const rows = {
  chunks: chunks.map((chunk) => chunk.replace('\n', '\\n')),
  expected: outcomesOf(new SafeLineDecoder(MAX_BYTES)),
  received: outcomesOf(new EmptyingDecoder(MAX_BYTES)),
}
const columns = chunks.map((_, i) => Object.values(rows).map((cells) => cells[i] ?? ''))
const widths = columns.map((cells) => Math.max(...cells.map(({ length }) => length)))
for (const [name, cells] of Object.entries(rows)) {
  const padded = cells.map((cell, i) => cell.padEnd(widths[i] ?? 0))
  console.log(`${name.padEnd(10)}${padded.join(' │ ')}`.trimEnd())
}

function outcomesOf(decoder: SafeLineDecoder): string[] {
  let error = ''
  decoder.on('error', () => {
    error = "'error' "
  })
  return chunks.map((chunk) => {
    error = ''
    const lines = decoder.push(Buffer.from(chunk))
    return error + JSON.stringify(lines)
  })
}
