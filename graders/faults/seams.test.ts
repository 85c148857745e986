import { expect, test } from 'vitest'
import {
  aroundLimit,
  betweenCharacters,
  insideCharacters,
  insideLineEnds,
  lineByLine,
} from './seams.ts'

test('cuts at the two places inside a character of three bytes, alone and both', () => {
  expect(insideCharacters(Buffer.from('aếb'))).toEqual([[2], [3], [2, 3]])
  expect(insideCharacters(Buffer.from('plain\n'))).toEqual([])
})

test('cuts everywhere else, once', () => {
  expect(betweenCharacters(Buffer.from('aếb'))).toEqual([[1], [4]])
})

test('cuts between CR and LF, and not at either alone', () => {
  expect(insideLineEnds(Buffer.from('a\r\nb\n\rc\r\n'))).toEqual([[2], [8], [2, 8]])
})

test('cuts after each line feed, but not at the end of the stream', () => {
  expect(lineByLine(Buffer.from('a\nb\nc'))).toEqual([[2, 4]])
  expect(lineByLine(Buffer.from('a\n'))).toEqual([[]])
})

test('cuts around the limit of each line, one byte to either side', () => {
  const cuttings = aroundLimit(5)(Buffer.from('abcdefg\nabcdefg\n'))
  const alone = cuttings.filter(({ length }) => length === 1)
  expect(alone).toEqual([[4], [5], [6], [12], [13], [14]])
  expect(cuttings.at(-1)).toEqual([4, 5, 6, 12, 13, 14])
})
