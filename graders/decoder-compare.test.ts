import { expect, test } from 'vitest'
import { linesOf } from './02-safe-line-decoder.model.ts'
import { Comparison, type Decoder, dueWith, type Judged } from './decoder-compare.ts'
import type { SweepReply, Witness } from './subject/messages.ts'
import type { Push } from './verdict/evidence.ts'

const decoder: Decoder = {
  className: 'SafeLineDecoder',
  returns: 'text',
  errors: { LineTooLongError: ['maxBytes'] },
  mayBeLate: false,
  defaultMaxBytes: 65_536,
  model: linesOf,
  sameText: (text) => text.replaceAll(/\ufffd+/g, '\ufffd'),
  sample: { stream: Buffer.from('ok\n'), message: 'ok' },
}
const stream = Buffer.from('ok\nabcdef\nyes\n')
const expected = linesOf(stream, 5)

const witness = (pushedBytes: number, chunks: number): Witness => ({
  pushedBytes,
  chunks,
  cutting: Array.from({ length: chunks - 1 }, (_, i) => i + 1),
})
const reply = (seen: Partial<SweepReply>): SweepReply => ({
  cuttings: 1,
  pushedBytes: stream.length,
  counts: [],
  texts: [],
  oddities: [],
  ...seen,
})
const smallest = (seen: Partial<SweepReply>, judged: Judged = 'each push') =>
  new Comparison(decoder, judged).smallestDifference(reply(seen), expected, stream.length)

test('says what is due with each chunk: a line with its line feed, an error with the byte too many', () => {
  const chunks = ['ok\nabcde', 'f', '\nyes', '\n'].map((text) => Buffer.from(text))
  expect(dueWith(chunks, expected)).toEqual([
    { messages: ['ok'], errors: 0 },
    { messages: [], errors: 1 },
    { messages: [], errors: 0 },
    { messages: ['yes'], errors: 0 },
  ])
})

test('finds nothing in a sweep that saw what was due at every byte', () => {
  const counts = [
    { messages: 0, errors: 0, times: 1, witness: witness(2, 1) },
    { messages: 1, errors: 0, times: 1, witness: witness(8, 1) },
    { messages: 2, errors: 1, times: 1, witness: witness(14, 1) },
  ]
  const texts = [
    { index: 0, text: 'ok', times: 1, witness: witness(14, 1) },
    { index: 1, text: 'yes', times: 1, witness: witness(14, 1) },
  ]
  expect(smallest({ counts, texts })).toBeUndefined()
})

test('takes the difference with the fewest chunks, and then the fewest bytes', () => {
  const counts = [
    { messages: 0, errors: 0, times: 1, witness: witness(14, 3) },
    { messages: 0, errors: 0, times: 1, witness: witness(12, 2) },
  ]
  const texts = [{ index: 0, text: 'o', times: 1, witness: witness(6, 2) }]
  expect(smallest({ counts, texts })).toEqual(witness(6, 2))
})

test('sees a line that came early, and an error that came late', () => {
  const early = [{ messages: 1, errors: 0, times: 1, witness: witness(2, 1) }]
  const late = [{ messages: 1, errors: 0, times: 1, witness: witness(9, 1) }]
  expect(smallest({ counts: early })).toEqual(witness(2, 1))
  expect(smallest({ counts: late })).toEqual(witness(9, 1))
  expect(smallest({ counts: late }, 'errors at the end')).toBeUndefined()
})

test('judges at the end only what it is asked to judge', () => {
  const noError = [{ messages: 2, errors: 0, times: 1, witness: witness(14, 1) }]
  const manyErrors = [{ messages: 2, errors: 3, times: 1, witness: witness(14, 1) }]
  expect(smallest({ counts: noError }, 'messages at the end')).toBeUndefined()
  expect(smallest({ counts: noError }, 'refusals at the end')).toEqual(witness(14, 1))
  expect(smallest({ counts: manyErrors }, 'refusals at the end')).toBeUndefined()
  expect(smallest({ counts: manyErrors }, 'errors at the end')).toEqual(witness(14, 1))
})

test('shows what is judged at the end to the end of the stream', () => {
  const texts = [{ index: 0, text: 'o', times: 1, witness: witness(6, 2) }]
  expect(smallest({ texts }, 'messages at the end')?.pushedBytes).toBe(stream.length)
})

test('takes any number of U+FFFD in a row for one, and no other difference', () => {
  const comparison = new Comparison(decoder, 'each push')
  const line = (text: string) => ({ messages: [text], errors: 0 })
  expect(comparison.isSame(line('a\ufffd'), line('a\ufffd\ufffd'))).toBe(true)
  expect(comparison.isSame(line('a\ufffd'), line('a'))).toBe(false)
})

test('takes an oddity for a difference, whatever else came', () => {
  const oddity = { kind: 'not-array', returns: 'text', got: 'null' } as const
  const right = { messages: [], errors: 0 }
  const push: Push = { chunk: stream, expected: right, received: { ...right, oddity } }
  for (const judged of ['each push', 'messages at the end', 'errors at the end'] as const)
    expect(new Comparison(decoder, judged).differs([push])).toBe(true)
})
