import { expect, test } from 'vitest'
import { header, stream } from '../04-length-prefix.model.ts'
import { behindHeaders, frameByFrame, insideHeaders } from './frame-seams.ts'

const TWO = stream('ab', 'cde')

test('cuts behind each frame, but not at the end of the stream', () => {
  expect(frameByFrame(TWO)).toEqual([[6]])
  expect(frameByFrame(stream('ab', header(5), Buffer.from('cd')))).toEqual([[6]])
})

test('cuts each header in all seven ways, by itself and together with the others', () => {
  const cuttings = insideHeaders(TWO)
  expect(cuttings).toHaveLength(7 * 3)
  expect(cuttings.slice(0, 3)).toEqual([[1], [7], [1, 7]])
  expect(cuttings.at(-1)).toEqual([1, 2, 3, 7, 8, 9])
})

test('cuts behind each header, but not where the stream ends with it', () => {
  expect(behindHeaders(TWO)).toEqual([[4], [10], [4, 10]])
  expect(behindHeaders(header(5))).toEqual([[]])
})

test('takes a part of a header for no header', () => {
  expect(insideHeaders(stream('ab', header(5).subarray(0, 3)))).toEqual(
    [[1], [2], [3], [1, 2], [1, 3], [2, 3], [1, 2, 3]].flatMap((way) => [way, way]),
  )
})
