import { expect, test } from 'vitest'
import { countCuttings, cuttingAt } from './every-cutting.ts'

test('counts 2^(n-1) cuttings, of which no two are the same', () => {
  const cuttings = Array.from({ length: countCuttings(10) }, (_, i) => cuttingAt(i, 10))
  expect(cuttings).toHaveLength(512)
  expect(new Set(cuttings.map(String)).size).toBe(512)
})

test('counts from the whole stream to single bytes', () => {
  expect(cuttingAt(0, 4)).toEqual([])
  expect(cuttingAt(0b101, 4)).toEqual([1, 3])
  expect(cuttingAt(7, 4)).toEqual([1, 2, 3])
})

test('refuses a stream too long to try, and one with nothing to cut', () => {
  expect(() => countCuttings(21)).toThrow(RangeError)
  expect(() => countCuttings(0)).toThrow(RangeError)
})
