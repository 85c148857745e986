// Draws what was pushed, what each push should have brought, and what it brought: side by side with
// the cuts between them where that fits, else one push below the other.

import { grouped, type Words } from '../words/words.ts'
import { drawChunks, drawOne } from './draw-bytes.ts'
import { type Cell, drawCells } from './draw-cells.ts'
import type { Built, Push, PushOutcome } from './evidence.ts'
import { quote, seen } from './text.ts'

export interface Picture {
  lines: string[]
  cutCharacters: { character: string; bytes: string }[]
}

/** Draws the pushes into at most `width` columns. */
export function drawPushes(
  built: readonly Built[],
  pushes: readonly Push[],
  words: Words,
  width: number,
  isFull: boolean,
): Picture {
  const buffers = pushes.map(({ chunk }) => chunk)
  const isOneStream =
    built.length === 1 && buffers.every((chunk) => Buffer.isBuffer(chunk))
  const { chunks, cutCharacters } = isOneStream
    ? drawChunks(buffers as Buffer[])
    : { chunks: buffers.map(drawOne), cutCharacters: [] }
  const cells = pushes.map(
    ({ expected, received }, i): Cell => ({
      bytes: chunks[i] ?? '',
      expected: outcomeText(expected, words),
      received: outcomeText(received, words),
    }),
  )
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
  return { lines, cutCharacters }
}

/** How a decoder was built, as the learner would write it. */
export function builtText({ className, maxBytes }: Built): string {
  return `new ${className}(${maxBytes ?? ''})`
}

/** What a push brought, as it would be written in code. */
export function outcomeText(
  { lines, errors, oddity }: PushOutcome,
  words: Words,
): string {
  switch (oddity?.kind) {
    case 'threw':
      return words.drawing.throws
    case 'no-class':
    case 'no-push':
      return words.drawing.noAnswer
    case 'not-array':
    case 'not-string':
      return seen(oddity.got)
    case 'too-many':
      return `[…] × ${grouped(oddity.count)}`
  }
  const array = `[${lines.map(quote).join(', ')}]`
  const error = errors > 1 ? `${words.drawing.error} × ${errors}` : words.drawing.error
  return errors === 0 ? array : `${error} ${array}`
}
