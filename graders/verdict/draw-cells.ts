// Draws steps as cells: bytes, what was expected of them, and what came. Side by side with the cuts
// between them where that fits, else one step below the other.

import type { Words } from '../words/words.ts'
import { padTo, widthOf, windowOn } from './text.ts'

/** Stands where a chunk ended. */
export const CUT = ' │ '
const LABEL_GAP = 2

export interface Cell {
  bytes: string
  expected: string
  received: string
}

export interface Table {
  /** A row before all others. */
  heading: readonly [label: string, text: string] | undefined
  /** What the first row of a step holds. */
  first: string
  cells: readonly Cell[]
  /** What a step is called, where each is drawn by itself. */
  nameOf: (index: number) => string
  /** Whether those names tell more than the order, and so have to be seen. */
  needsNames: boolean
  /** Whether each step may be the one that did it, so that none is left out. */
  isWhole: boolean
}

/** Draws the steps into at most `width` columns. */
export function drawCells(table: Table, words: Words, width: number): string[] {
  return beside(table, words, width) ?? below(table, words, width)
}

function headingLines({ heading }: Table, labelWidth: number): string[] {
  return heading ? [padTo(heading[0], labelWidth) + heading[1]] : []
}

function labelWidthOf({ heading, first }: Table, { drawing }: Words): number {
  const { expected, received } = drawing
  const labels = [heading?.[0] ?? '', first, expected, received]
  return Math.max(...labels.map(widthOf)) + LABEL_GAP
}

function beside(table: Table, words: Words, width: number): string[] | undefined {
  const { cells, first, needsNames } = table
  if (needsNames) return undefined
  const { expected, received } = words.drawing
  const labelWidth = labelWidthOf(table, words)
  const widths = cells.map((cell) => Math.max(...Object.values(cell).map(widthOf)))
  const row = (label: string, side: keyof Cell): string => {
    const padded = cells.map((cell, i) => padTo(cell[side], widths[i] ?? 0))
    return (padTo(label, labelWidth) + padded.join(CUT)).trimEnd()
  }
  const [due, came] = [row(expected, 'expected'), row(received, 'received')]
  const total =
    labelWidth +
    widths.reduce((sum, each) => sum + each, 0) +
    CUT.length * (cells.length - 1)
  if (total > width) return undefined
  const [left, right] = [due.slice(labelWidth), came.slice(labelWidth)]
  return [
    ...headingLines(table, labelWidth),
    row(first, 'bytes'),
    due,
    came,
    ...caret(left, right, labelWidth, words, width),
  ]
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

// Of the steps that went well only the last before a wrong one is drawn.
function below(table: Table, words: Words, width: number): string[] {
  const { cells, first, nameOf, isWhole } = table
  const isWrong = cells.map(({ expected, received }) => expected !== received)
  const isDrawn = isWrong.map((wrong, i) => isWhole || wrong || isWrong[i + 1] === true)
  const hidden = isDrawn.filter((drawn) => !drawn).length
  const labelWidth = labelWidthOf(table, words)
  const lines = headingLines(table, labelWidth)
  if (hidden > 0) lines.push(words.drawing.notDrawn(hidden))
  for (const [i, cell] of cells.entries())
    if (isDrawn[i])
      lines.push(nameOf(i), ...stepLines(cell, first, labelWidth, words, width))
  return lines
}

function stepLines(
  cell: Cell,
  first: string,
  labelWidth: number,
  words: Words,
  width: number,
): string[] {
  const { expected, received } = words.drawing
  const at = firstDifference(cell.expected, cell.received) ?? 0
  const room = width - labelWidth - LABEL_GAP
  const row = (label: string, text: string): string =>
    `  ${padTo(label, labelWidth)}${text}`
  const [due, came] = [cell.expected, cell.received].map((text) =>
    windowOn(text, room, at),
  ) as [string, string]
  return [
    row(first, windowOn(cell.bytes, room, 0)),
    row(expected, due),
    row(received, came),
    ...caret(due, came, labelWidth + LABEL_GAP, words, width),
  ]
}
