// Characters that can be trusted on a screen: what a terminal would swallow, obey or show as nothing
// is written as an escape.

/** Columns of the narrowest terminal that is written for. */
export const COLUMNS = 80

const NAMED: Record<string, string> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\0': '\\0',
  '\\': '\\\\',
}

/** One character as it can be seen; two texts that differ never look alike. */
export function glyph(character: string): string {
  const named = NAMED[character]
  if (named !== undefined) return named
  // Marks would join the letter before: ế in one code point and in three look the same.
  const isVisible = character === ' ' || !/[\p{C}\p{Z}\p{M}\ufffd]/u.test(character)
  if (isVisible) return character
  const code = character.codePointAt(0) as number
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`
  return code > 0xffff
    ? `\\u{${code.toString(16)}}`
    : `\\u${code.toString(16).padStart(4, '0')}`
}

/** As much of the text as surely fits into `width` columns, with an ellipsis for the rest. */
export function clip(text: string, width: number): string {
  let columns = 0
  let shown = ''
  for (const character of text) {
    columns += MAY_BE_WIDE.test(character) ? 2 : 1
    if (columns > width - 1 && shown.length + character.length < text.length)
      return `${shown}…`
    shown += character
  }
  return columns <= width ? shown : `${[...shown].slice(0, -1).join('')}…`
}

/** A text in which no line is a command to GitHub's runner, which obeys `::` and `##[` after spaces. */
export function inert(text: string): string {
  return text.replaceAll(/^([^\S\n]*)(?=::|##\[)/gm, '$1\\')
}

// Every character that takes two columns on a terminal, and some that take one.
const MAY_BE_WIDE = /[\u1100-\u1dff\u2300-\u24ff\u2600-\uffff]/
