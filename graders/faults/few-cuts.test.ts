import { expect, test } from 'vitest'
import { everyCut, everyTwoCuts } from './few-cuts.ts'

test('cuts once at each of the n-1 places', () => {
  expect(everyCut(Buffer.alloc(4))).toEqual([[1], [2], [3]])
  expect(everyCut(Buffer.alloc(300))).toHaveLength(299)
})

test('has nothing to cut in a stream of one byte or none', () => {
  expect(everyCut(Buffer.alloc(1))).toEqual([])
  expect(everyCut(Buffer.alloc(0))).toEqual([])
  expect(everyTwoCuts(Buffer.alloc(2))).toEqual([])
})

test('cuts twice at each of the (n-1)(n-2)/2 pairs of places, and at no place twice', () => {
  const cuttings = everyTwoCuts(Buffer.alloc(60))
  expect(cuttings).toHaveLength((59 * 58) / 2)
  expect(new Set(cuttings.map(String)).size).toBe(cuttings.length)
  for (const [first = 0, second = 0] of cuttings) {
    expect(first).toBeGreaterThan(0)
    expect(second).toBeGreaterThan(first)
    expect(second).toBeLessThan(60)
  }
})
