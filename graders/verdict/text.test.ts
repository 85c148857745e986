import { expect, test } from 'vitest'
import { joinGlyphs, padTo, quote, widthOf, windowOn, wrap } from './text.ts'

test('writes ten or more of the same as a count', () => {
  expect(joinGlyphs([...'aaaaaaaaa'])).toBe('aaaaaaaaa')
  expect(joinGlyphs([...'aaaaaaaaaab'])).toBe('a{10}b')
})

test('quotes, and escapes the quote', () => {
  expect(quote('say "hi"\n')).toBe('"say \\"hi\\"\\n"')
  expect(quote('')).toBe('""')
})

test('pads by columns, of which an emoji takes two', () => {
  expect(widthOf('ế🍜')).toBe(3)
  expect(padTo('🍜', 4)).toBe('🍜  ')
})

test('wraps words, and indents all lines but the first', () => {
  expect(wrap('one two three', 9, 2)).toBe('one two\n  three')
})

test('shows the part of a long text that has the column in it', () => {
  expect(windowOn('short', 10, 0)).toBe('short')
  expect(windowOn('abcdefghijklmnop', 8, 0)).toBe('abcdefg…')
  const end = windowOn('abcdefghijklmnop', 8, 15)
  expect(end).toMatch(/^….*p$/)
  expect(widthOf(windowOn('abcdefghijklmnop', 8, 8))).toBeLessThanOrEqual(8)
})
