// Text measured in columns: padded, wrapped, and with long runs written as a count.

import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'
import { glyph } from './glyph.ts'

const SHORTEST_RUN = 10

/** Glyphs one after the other; ten or more of the same are written as `a{10}`. */
export function joinGlyphs(glyphs: readonly string[]): string {
  let text = ''
  for (let i = 0; i < glyphs.length; ) {
    let next = i + 1
    while (glyphs[next] === glyphs[i]) next += 1
    const run = next - i
    text += run < SHORTEST_RUN ? glyphs[i]?.repeat(run) : `${glyphs[i]}{${run}}`
    i = next
  }
  return text
}

const LONGEST_SEEN = 300

/** A text of the learner's, with nothing in it that a terminal would obey. */
export function seen(text: string): string {
  return joinGlyphs([...text.slice(0, LONGEST_SEEN)].map(glyph))
}

/** A string in quotes. */
export function quote(text: string): string {
  return `"${joinGlyphs([...text].map((each) => (each === '"' ? '\\"' : glyph(each))))}"`
}

/** Columns that a text takes on a terminal. */
export function widthOf(text: string): number {
  return stringWidth(text)
}

/** Pads with spaces on the right up to `width` columns. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

/** Sentences broken into lines of at most `width` columns, all but the first indented. */
export function wrap(text: string, width: number, indent = 0): string {
  return wrapAnsi(text, width - indent, { hard: true }).replaceAll(
    '\n',
    `\n${' '.repeat(indent)}`,
  )
}

/** The part of `text` that fits into `width` columns and has column `at` in it. */
export function windowOn(text: string, width: number, at: number): string {
  if (widthOf(text) <= width) return text
  const characters = [...text]
  const from = Math.max(0, at - Math.floor(width / 2))
  const head = from > 0 ? '…' : ''
  let shown = ''
  for (const character of characters.slice(from)) {
    if (widthOf(head + shown + character) > width - 1) return `${head}${shown}…`
    shown += character
  }
  return head + shown
}
