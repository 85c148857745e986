import { expect, test } from 'vitest'
import { linesOf } from './02-safe-line-decoder.model.ts'

const of = (text: string, maxBytes = 64) => linesOf(Buffer.from(text), maxBytes)

test('ends lines at 0x0A alone, and counts an empty one', () => {
  expect(of('a\n\nb\u2028\n')).toEqual([
    { at: 1, message: 'a' },
    { at: 2, message: '' },
    { at: 7, message: 'b\u2028' },
  ])
})

test('takes one carriage return off, just before the line feed', () => {
  expect(of('a\r\n\r\r\nb\rc\n\r\n').map(({ message }) => message)).toEqual([
    'a',
    '\r',
    'b\rc',
    '',
  ])
})

test('says nothing of a line that has not ended', () => {
  expect(of('a\nbc')).toEqual([{ at: 1, message: 'a' }])
})

test('accepts maxBytes, and reports one more at the byte that is too many', () => {
  expect(of('abcde\n', 5)).toEqual([{ at: 5, message: 'abcde' }])
  expect(of('abcdef\n', 5)).toEqual([{ at: 5, message: undefined }])
  expect(of('abcde\r\nok\n', 5)).toEqual([
    { at: 5, message: undefined },
    { at: 9, message: 'ok' },
  ])
})

test('reports an overlong line once, and goes on behind its line feed', () => {
  expect(of('abcdefghijk\nok\nabcdefgh', 5)).toEqual([
    { at: 5, message: undefined },
    { at: 14, message: 'ok' },
    { at: 20, message: undefined },
  ])
})

test('counts bytes, and decodes the line as a whole', () => {
  expect(of('ếế\n', 6)).toEqual([{ at: 6, message: 'ếế' }])
  expect(of('ếế\n', 5)).toEqual([{ at: 5, message: undefined }])
  expect(linesOf(Buffer.from([0xe1, 0xba, 0x0a, 0x62, 0x0a]), 64)).toEqual([
    { at: 2, message: '\ufffd' },
    { at: 4, message: 'b' },
  ])
})
