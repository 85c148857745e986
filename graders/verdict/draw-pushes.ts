// Draws what was pushed, what each push should have brought, and what it brought: side by side with
// the cuts between them where that fits, else one push below the other.

import { grouped, type Words } from '../words/words.ts'
import { drawChunks, drawOne } from './draw-bytes.ts'
import type { Built, Push, PushOutcome } from './evidence.ts'
import { padTo, quote, seen, widthOf, windowOn } from './text.ts'

/** Stands where a chunk ended. */
export const CUT = ' │ '
const LABEL_GAP = 2

interface Cells {
  bytes: string
  expected: string
  received: string
}

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
    ({ expected, received }, i): Cells => ({
      bytes: chunks[i] ?? '',
      expected: outcomeText(expected, words),
      received: outcomeText(received, words),
    }),
  )
  const lines =
    beside(built, cells, words, width) ??
    below(built, pushes, cells, words, width, isFull)
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

function beside(
  built: readonly Built[],
  cells: readonly Cells[],
  words: Words,
  width: number,
): string[] | undefined {
  if (built.length > 1) return undefined
  const { decoder, bytes, expected, received } = words.drawing
  const labelWidth = labels(words) + LABEL_GAP
  const widths = cells.map((cell) => Math.max(...Object.values(cell).map(widthOf)))
  const row = (label: string, side: keyof Cells): string => {
    const padded = cells.map((cell, i) => padTo(cell[side], widths[i] ?? 0))
    return (padTo(label, labelWidth) + padded.join(CUT)).trimEnd()
  }
  const [expectedRow, receivedRow] = [
    row(expected, 'expected'),
    row(received, 'received'),
  ]
  const total =
    labelWidth +
    widths.reduce((sum, each) => sum + each, 0) +
    CUT.length * (cells.length - 1)
  if (total > width) return undefined
  const first = built[0]
  return [
    ...(first ? [padTo(decoder, labelWidth) + builtText(first)] : []),
    row(bytes, 'bytes'),
    expectedRow,
    receivedRow,
    ...caret(
      expectedRow.slice(labelWidth),
      receivedRow.slice(labelWidth),
      labelWidth,
      words,
      width,
    ),
  ]
}

function labels({ drawing }: Words): number {
  const { decoder, bytes, expected, received } = drawing
  return Math.max(...[decoder, bytes, expected, received].map(widthOf))
}

function caret(
  expected: string,
  received: string,
  indent: number,
  words: Words,
  width: number,
): string[] {
  const at = firstDifference(expected, received)
  if (at === undefined) return []
  const column = indent + widthOf([...received].slice(0, at).join(''))
  const text = words.drawing.partHere
  const isRoom = column + 2 + widthOf(text) <= width
  if (isRoom) return [`${' '.repeat(column)}^ ${text}`]
  return [`${' '.repeat(Math.max(0, column - 1 - widthOf(text)))}${text} ^`]
}

function firstDifference(a: string, b: string): number | undefined {
  const [left, right] = [[...a], [...b]]
  const at = left.findIndex((character, i) => character !== right[i])
  if (at !== -1) return at
  return left.length === right.length ? undefined : left.length
}

// One push below the other; of those that went well only the last before a wrong one is drawn.
function below(
  built: readonly Built[],
  pushes: readonly Push[],
  cells: readonly Cells[],
  words: Words,
  width: number,
  isFull: boolean,
): string[] {
  const isWrong = cells.map(({ expected, received }) => expected !== received)
  // Of two decoders that mix their bytes, each push may be the one that did it.
  const isShared = built.length > 1
  const isDrawn = isWrong.map(
    (wrong, i) => isFull || isShared || wrong || isWrong[i + 1] === true,
  )
  const hidden = isDrawn.filter((drawn) => !drawn).length
  const { decoder, bytes, expected, received, push } = words.drawing
  const labelWidth = labels(words) + LABEL_GAP
  const lines = hidden > 0 ? [words.drawing.notDrawn(hidden)] : []
  if (built.length === 1 && built[0])
    lines.unshift(padTo(decoder, labelWidth) + builtText(built[0]))
  for (const [i, cell] of cells.entries()) {
    if (!isDrawn[i]) continue
    const of =
      built.length > 1 ? `  ${builtText(built[pushes[i]?.decoder ?? 0] as Built)}` : ''
    const at = firstDifference(cell.expected, cell.received) ?? 0
    const room = width - labelWidth - LABEL_GAP
    const row = (label: string, text: string): string =>
      `  ${padTo(label, labelWidth)}${text}`
    const [left, right] = [cell.expected, cell.received].map((text) =>
      windowOn(text, room, at),
    )
    lines.push(
      `${push(i + 1)}${of}`,
      row(bytes, windowOn(cell.bytes, room, 0)),
      row(expected, left as string),
      row(received, right as string),
      ...caret(left as string, right as string, labelWidth + LABEL_GAP, words, width),
    )
  }
  return lines
}
