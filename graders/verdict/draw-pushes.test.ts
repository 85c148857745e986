import { expect, test } from 'vitest'
import { languages } from '../words/words.ts'
import { drawPushes } from './draw-pushes.ts'
import type { Push, PushOutcome } from './evidence.ts'
import { widthOf } from './text.ts'

const built = [{ className: 'SafeLineDecoder', returns: 'text' as const, maxBytes: 5 }]
const nothing = { messages: [], errors: 0 }
const push = (text: string, expected: PushOutcome, received: PushOutcome): Push => ({
  chunk: Buffer.from(text),
  expected,
  received,
})
const draw = (pushes: Push[], width = 74) =>
  drawPushes(built, pushes, languages.en, width, false).lines

test('sets chunks, what was due and what came side by side, and points to where they part', () => {
  const lines = draw([
    push('ab', nothing, nothing),
    push('c\n', { messages: ['abc'], errors: 0 }, { messages: ['c'], errors: 0 }),
  ])
  expect(lines).toEqual([
    'decoder   new SafeLineDecoder(5)',
    'bytes     ab │ c\\n',
    'expected  [] │ ["abc"]',
    'received  [] │ ["c"]',
    '                 ^ they part here',
  ])
})

test('shows an error before the lines, and how many where there are several', () => {
  const error = { messages: [], errors: 1 }
  expect(draw([push('abcdef', error, nothing)])).toContain("expected  'error' []")
  expect(draw([push('abcdef', error, { messages: [], errors: 3 })])).toContain(
    "received  'error' × 3 []",
  )
})

test('sets pushes one below the other where they do not fit side by side', () => {
  const words = { messages: ['a long line that takes room'], errors: 0 }
  const pushes = [1, 2, 3, 4].map(() =>
    push('a long line that takes room\n', words, words),
  )
  pushes.push(push('x\n', { messages: ['x'], errors: 0 }, nothing))
  const lines = draw(pushes)
  expect(lines).toContain('push 5')
  expect(lines).toContain('(went well before, not drawn: 3)')
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(74)
})

test('keeps the difference in sight when the rows are long', () => {
  const line = (end: string) => ({
    messages: [`${'abcdefghi '.repeat(20)}${end}`],
    errors: 0,
  })
  const [, , , expected, received, caret] = draw([
    push('…\n', line('right'), line('wrong')),
  ])
  expect(expected).toContain('right')
  expect(received).toContain('wrong')
  expect(caret).toContain('^')
})

test('names the decoder of each push where there are two', () => {
  const two = [
    ...built,
    { className: 'SafeLineDecoder', returns: 'text' as const, maxBytes: null },
  ]
  const pushes = [{ ...push('a', nothing, { messages: ['b'], errors: 0 }), decoder: 1 }]
  expect(drawPushes(two, pushes, languages.en, 74, false).lines[0]).toBe(
    'push 1  new SafeLineDecoder()',
  )
})
