import { expect, test } from 'vitest'
import { chunksOf } from './cutting.ts'
import { byteByByte, everySize, inChunksOf } from './fixed-sizes.ts'

const stream = Buffer.from('abcdefg')
const texts = (size: number) => {
  const [cutting = []] = inChunksOf(size)(stream)
  return chunksOf(stream, cutting).map(String)
}

test('makes chunks of one size, and a smaller last one', () => {
  expect(texts(3)).toEqual(['abc', 'def', 'g'])
  expect(texts(1)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
})

test('makes no empty chunk where the size divides the stream', () => {
  expect(texts(7)).toEqual(['abcdefg'])
  expect(inChunksOf(2)(Buffer.from('abcd'))).toEqual([[2]])
})

test('has one cutting for each size, all of them different', () => {
  const cuttings = everySize(stream)
  expect(new Set(cuttings.map(String)).size).toBe(7)
  expect(cuttings[0]).toEqual(byteByByte(stream)[0])
  expect(cuttings[6]).toEqual([])
})

test('conserves the bytes at every size', () => {
  for (const cutting of everySize(stream))
    expect(Buffer.concat(chunksOf(stream, cutting))).toEqual(stream)
})
