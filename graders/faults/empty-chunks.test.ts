import { expect, test } from 'vitest'
import { chunksOf } from './cutting.ts'
import { withEmptyChunks } from './empty-chunks.ts'

const stream = Buffer.from('abcd')
const texts = withEmptyChunks(() => [[2]])(stream).map((cutting) =>
  chunksOf(stream, cutting).map(String),
)

test('puts one empty chunk, and two, at each edge and at both ends', () => {
  expect(texts).toEqual([
    ['', 'ab', 'cd'],
    ['', '', 'ab', 'cd'],
    ['ab', '', 'cd'],
    ['ab', '', '', 'cd'],
    ['ab', 'cd', ''],
    ['ab', 'cd', '', ''],
  ])
})

test('conserves the bytes', () => {
  for (const chunks of texts) expect(chunks.join('')).toBe('abcd')
})
