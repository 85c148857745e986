// A block says what it shows, is held to that, and is written anew from it.

import { describe, expect, test } from 'vitest'
import { fencesOf, withContents } from './fences.ts'
import { shows } from './outputs.ts'
import { pageOf } from './pages.ts'
import { cutOut } from './regions.ts'

describe('blocks', () => {
  const fence = (marker: string, lang = 'text', body = 'x') =>
    pageOf('lessons/x.md', `${marker}\n\`\`\`${lang}\n${body}\n\`\`\`\n`)

  test.for([
    ['', 'text'],
    ['<!-- drawing -->\n', 'text'],
    ['<!-- code: a.ts -->', 'text'],
    ['<!-- code -->', 'ts'],
    ['<!-- drawing: a.ts -->', 'text'],
  ] as const)('with "%s" above %s do not say what they show', ([marker, lang]) => {
    expect(() => fencesOf(fence(marker, lang))).toThrow('lessons/x.md')
  })

  test('are written anew between their fences, from the last on', () => {
    const page = pageOf('x.md', 'a\n\n```sh\nb\n```\n\nc\n\n```sh\n```\n')
    const [first, second] = fencesOf(page)
    const contents = new Map([
      [first as NonNullable<typeof first>, 'B\nB'],
      [second as NonNullable<typeof second>, 'D'],
    ])
    expect(withContents(page, contents)).toBe(
      'a\n\n```sh\nB\nB\n```\n\nc\n\n```sh\nD\n```\n',
    )
  })

  test.for([
    ['≈ 12 ms', '≈ 1 345 ms', true],
    ['≈ 12   a', '≈ 7    a', true],
    ['12 ms', '13 ms', false],
    ['a\n…\nd', 'a\nb\nc\nd', true],
    ['a\n…\nd', 'd\na', false],
    ['a', 'a\nb', false],
  ] as const)('with "%s" show %j: %s', ([shown, output, are]) => {
    expect(shows(shown, output, 'npx tsx lessons/snippets/x.ts')).toBe(are)
  })

  test('of a check show whole lines of its report', () => {
    const command = 'npm run check ex2 · impostor keeps-cr'
    expect(shows('b\nc', 'a\nb\nc\nd', command)).toBe(true)
    expect(shows('b\nc', 'a\nb\ncc\nd', command)).toBe(false)
  })
})

describe('regions', () => {
  const text =
    '  // #region a\n  one {\n    // #region b\n    two\n    // #endregion b\n  }\n  // #endregion a'

  test('lose the indentation that they share, and the bounds of other regions', () => {
    expect(cutOut(text, 'a', 'x.ts')).toBe('one {\n  two\n}')
    expect(cutOut(text, 'b', 'x.ts')).toBe('two')
  })

  test('that are not there, or twice, are an error', () => {
    expect(() => cutOut(text, 'c', 'x.ts')).toThrow('x.ts has to have one line')
    expect(() => cutOut(`${text}\n${text}`, 'a', 'x.ts')).toThrow('one line')
  })
})
