import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chunksOf } from './cutting.ts'
import { randomStreams } from './random-streams.ts'

const streams = randomStreams(['a', 'ế', '\r\n', '\n'], 40)

test('cuts inside the stream, ascending, at no place twice, and conserves the bytes', () => {
  for (const { stream, cuttings } of fc.sample(streams, { seed: 1, numRuns: 200 })) {
    for (const cutting of cuttings) {
      expect(Buffer.concat(chunksOf(stream, cutting))).toEqual(stream)
      expect(cutting).toEqual([...new Set(cutting)].sort((a, b) => a - b))
      expect(cutting.every((at) => at > 0 && at < stream.length)).toBe(true)
    }
  }
})

test('draws the same streams from the same seed, and others from another', () => {
  const draw = (seed: number) => fc.sample(streams, { seed, numRuns: 20 })
  expect(draw(7)).toEqual(draw(7))
  expect(draw(7)).not.toEqual(draw(8))
})
