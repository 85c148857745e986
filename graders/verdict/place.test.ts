import { join } from 'node:path'
import { expect, test } from 'vitest'
import { drawPlace, learnersStack, placeIn } from './place.ts'

const file = join(process.cwd(), 'exercises', '02-safe-line-decoder.ts')
const stack = `TypeError: no
    at SafeLineDecoder.push (${file}:31:7)
    at Driven.push (/tmp/bytes-not-messages-x/host.mjs:164:40)
    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)`

test('finds the first place of a stack that is the learner’s', () => {
  expect(placeIn(stack)).toBe('exercises/02-safe-line-decoder.ts:31')
  expect(placeIn('    at file:///home/a%20b/answer.ts:5:1')).toBe('answer.ts:5')
})

test('finds none where there is none', () => {
  expect(placeIn('Error\n    at node:internal/x:1:1')).toBe('')
  expect(placeIn('')).toBe('')
})

test('leaves out the frames of the host and of Node', () => {
  expect(learnersStack(stack)).toBe(
    `TypeError: no\n    at SafeLineDecoder.push (${file}:31:7)`,
  )
})

test('shows no stack in which the learner’s code has no place', () => {
  expect(learnersStack('Error: no\n    at f (node:internal/x:1:1)')).toBe('')
  expect(learnersStack('')).toBe('')
})

test('shows no character of a stack that a terminal would obey', () => {
  const bold = `Error: \x1b[1m\n    at push (${file}:31:7)`
  expect(learnersStack(bold)).toMatch(/^Error: \\x1b\[1m\n {4}at push/)
})

test('draws the line with a caret under the column', () => {
  const place = { file, line: 3, column: 7, lineText: '\tlet = 1' }
  expect(drawPlace(place, 74)).toEqual([
    'exercises/02-safe-line-decoder.ts:3:7',
    '',
    '   let = 1',
    '        ^',
  ])
})

test('draws nothing where the place is not known', () => {
  expect(drawPlace(undefined, 74)).toEqual([])
})
