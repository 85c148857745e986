import { expect, test } from 'vitest'
import { frame, header, payloadsOf, stream } from './04-length-prefix.model.ts'

const of = (bytes: Buffer, maxBytes = 64) => payloadsOf(bytes, maxBytes)

test('brings a payload with its last byte, and an empty one with its header', () => {
  expect(of(stream('ab', '', 'c'))).toEqual([
    { at: 5, message: 'ab' },
    { at: 9, message: '' },
    { at: 14, message: 'c' },
  ])
})

test('refuses with the fourth byte of a header, and brings nothing more', () => {
  expect(of(stream('ok', 'abcdef', 'no'), 5)).toEqual([
    { at: 5, message: 'ok' },
    { at: 9, message: undefined },
  ])
  expect(of(stream('abcde'), 5)).toEqual([{ at: 8, message: 'abcde' }])
})

test('counts up to 4 294 967 295, and never below 0', () => {
  expect(of(header(2 ** 31))).toEqual([{ at: 3, message: undefined }])
  expect(of(header(2 ** 32 - 1))).toEqual([{ at: 3, message: undefined }])
})

test('brings an error one byte behind a stream that ends inside a frame', () => {
  const whole = stream('ok', 'abc')
  for (const bytes of [7, 9, 10, 12])
    expect(of(whole.subarray(0, bytes))).toEqual([
      { at: 5, message: 'ok' },
      { at: bytes, message: undefined },
    ])
  expect(of(whole)).toHaveLength(2)
})

test('returns each byte as one character', () => {
  const bytes = Buffer.from('00ffe1babf', 'hex')
  expect(of(frame(bytes))).toEqual([{ at: 8, message: bytes.toString('latin1') }])
})
