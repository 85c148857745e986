// Draws what was pushed, what each push should have brought, and what it brought: side by side with
// the cuts between them where that fits, else one push below the other.

import type { Returned } from '../subject/messages.ts'
import { grouped, type Words } from '../words/words.ts'
import { byteGlyph, type CutPart, drawChunks, drawOne } from './draw-bytes.ts'
import { type Cell, drawCells } from './draw-cells.ts'
import type { Built, Push, PushOutcome } from './evidence.ts'
import { joinGlyphs, quote, seen } from './text.ts'

export interface Picture {
  lines: string[]
  cutParts: CutPart[]
}

/** Draws the pushes into at most `width` columns. */
export function drawPushes(
  built: readonly Built[],
  pushes: readonly Push[],
  words: Words,
  width: number,
  isFull: boolean,
): Picture {
  const { returns = 'text', maxBytes } = built[0] ?? {}
  const pushed = pushes.map(({ chunk }) => chunk).filter((chunk) => chunk !== 'end')
  const isOneStream =
    built.length === 1 && pushed.every((chunk) => Buffer.isBuffer(chunk))
  const { chunks, cutParts } = isOneStream
    ? drawChunks(pushed as Buffer[], returns, maxBytes ?? undefined)
    : { chunks: pushed.map((chunk) => drawOne(chunk, returns)), cutParts: [] }
  const cells = pushes.map(({ chunk, expected, received }, i): Cell => {
    // What a pattern brings in thousands of chunks is neither shown nor judged.
    if (typeof chunk !== 'string' && 'pattern' in chunk)
      return { bytes: chunks[i] ?? '', expected: '…', received: '…' }
    const kind = chunk === 'end' ? 'end' : returns
    return {
      bytes: chunk === 'end' ? 'end()' : (chunks[i] ?? ''),
      expected: outcomeText(expected, words, kind),
      received: outcomeText(received, words, kind),
    }
  })
  const { drawing } = words
  const only = built.length === 1 ? built[0] : undefined
  const nameOf = (i: number): string =>
    only === undefined
      ? `${drawing.push(i + 1)}  ${builtText(built[pushes[i]?.decoder ?? 0] as Built)}`
      : drawing.push(i + 1)
  const heading = only && ([drawing.decoder, builtText(only)] as const)
  // Of two decoders that mix their bytes, each push may be the one that did it.
  const needsNames = built.length > 1
  const isWhole = isFull || needsNames
  const first = drawing.bytes
  const table = { heading, first, cells, nameOf, needsNames, isWhole }
  const lines = drawCells(table, words, width)
  return { lines, cutParts }
}

/** How a decoder was built, as the learner would write it. */
export function builtText({ className, maxBytes }: Built): string {
  return `new ${className}(${maxBytes ?? ''})`
}

/** What a push brought, or the end did, as it would be written in code. */
export function outcomeText(
  { messages, errors, oddity }: PushOutcome,
  { drawing }: Words,
  returns: Returned | 'end',
): string {
  switch (oddity?.kind) {
    case 'threw':
      return drawing.throws
    case 'no-class':
    case 'no-method':
      return drawing.noAnswer
    case 'not-array':
    case 'not-message':
      return seen(oddity.got)
    case 'too-many':
      return `[…] × ${grouped(oddity.count)}`
    case 'changed':
      return drawing.changed(quoteBytes(oddity.now))
  }
  const error = errors > 1 ? `${drawing.error} × ${errors}` : drawing.error
  if (returns === 'end') return errors === 0 ? drawing.noError : error
  const quoted = messages.map(returns === 'text' ? quote : quoteBytes)
  const array = `[${quoted.join(', ')}]`
  return errors === 0 ? array : `${error} ${array}`
}

// Each character of the text stands for a byte.
function quoteBytes(text: string): string {
  const glyphs = [...text].map((each) =>
    each === '"' ? '\\"' : byteGlyph(each.charCodeAt(0)),
  )
  return `"${joinGlyphs(glyphs)}"`
}
