import { expect, test } from 'vitest'
import { clip, glyph, inert } from './glyph.ts'

const seen = (text: string) => [...text].map(glyph).join('')

test('shows letters as they are, Vietnamese ones and emoji too', () => {
  expect(seen('a Z 9 ~ ế ₫ → 🍜')).toBe('a Z 9 ~ ế ₫ → 🍜')
})

test('writes what cannot be seen as an escape', () => {
  expect(seen('\n\r\t\0\x1b\x7f\\')).toBe('\\n\\r\\t\\0\\x1b\\x7f\\\\')
  expect(seen('\u2028\u200b\u00a0\ufeff\ufffd')).toBe('\\u2028\\u200b\\xa0\\ufeff\\ufffd')
})

test('tells a composed letter from one made of marks', () => {
  expect(seen('\u1ebf')).not.toBe(seen('e\u0302\u0301'))
  expect(seen('e\u0302\u0301')).toBe('e\\u0302\\u0301')
})

test('lets no text turn the direction of a line, nor half a pair through', () => {
  expect(seen('a\u202eb')).toBe('a\\u202eb')
  expect(seen('\ud83d')).toBe('\\ud83d')
})

test('writes no line that a runner of GitHub obeys', () => {
  const obeyed = '::error::a\n  ##[error]b\n\t::debug::c\nd ::notice::e\n'
  expect(inert(obeyed)).toBe(
    '\\::error::a\n  \\##[error]b\n\t\\::debug::c\nd ::notice::e\n',
  )
})

test('clips with an ellipsis', () => {
  expect(clip('abcdef', 6)).toBe('abcdef')
  expect(clip('abcdefg', 6)).toBe('abcde…')
})
