// Rows of a label and a text, the texts aligned and wrapped.

import { COLUMNS } from './glyph.ts'
import { padTo, widthOf, wrap } from './text.ts'

/** How far the reports indent a message. */
export const MESSAGE_INDENT = 6
/** Columns that a message may take. */
export const MESSAGE_WIDTH = COLUMNS - MESSAGE_INDENT

const GAP = 2

/** A command is not broken into lines, so that it can be copied. */
export type Row = readonly [label: string, text: string, isCommand?: boolean]

export function labelled(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([label]) => widthOf(label))) + GAP
  const texts = rows.map(([label, text, isCommand]) => {
    return padTo(label, width) + (isCommand ? text : wrap(text, MESSAGE_WIDTH, width))
  })
  return texts.join('\n')
}
