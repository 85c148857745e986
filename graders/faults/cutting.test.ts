import { expect, test } from 'vitest'
import { chunksOf, whole } from './cutting.ts'

const stream = Buffer.from('Tiếng\n')
const texts = (cutting: number[]) =>
  chunksOf(stream, cutting).map((chunk) => chunk.toString('latin1'))

test('conserves the bytes for any cutting', () => {
  for (const cutting of [[], [1], [3, 4], [0], [8], [2, 2, 5], [1, 2, 3, 4, 5, 6, 7]])
    expect(Buffer.concat(chunksOf(stream, cutting))).toEqual(stream)
})

test('makes one chunk of an uncut stream', () => {
  expect(whole(stream)).toEqual([[]])
  expect(chunksOf(stream, [])).toEqual([stream])
})

test('makes one chunk more than there are cuts, and an empty one where a cut stands twice', () => {
  expect(texts([1, 1, 2])).toEqual([
    'T',
    '',
    'i',
    Buffer.from('ếng\n').toString('latin1'),
  ])
  expect(texts([0, 8])).toEqual(['', stream.toString('latin1'), ''])
})
