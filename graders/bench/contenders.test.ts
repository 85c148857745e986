// Every contender decodes the same messages from the same cuts, or the table says what it does instead.

import { describe, expect, test } from 'vitest'
import type { Contender } from './contender.ts'
import { inChunks, messagesOf } from './messages.ts'
import { type Kind, racers } from './racers.ts'

const ODD_SIZES = [1, 2, 3, 7, 16, 61, 1024, 1_000_000]
const contenders = (Object.keys(racers) as Kind[]).flatMap((kind) =>
  racers[kind].map((each): [name: string, each: Contender] => [each.name, each]),
)
const named = (kind: Kind, name: string): Contender => {
  const found = racers[kind].find((each) => each.name === name)
  if (found === undefined) throw new Error(`there is no ${name}`)
  return found
}

async function decoded(
  contender: Contender,
  messages: readonly string[],
  chunkBytes: number,
): Promise<string[]> {
  const whole = contender.encode(messages)
  const seen: string[] = []
  const see = (message: string | Uint8Array): void => {
    seen.push(typeof message === 'string' ? message : Buffer.from(message).toString())
  }
  await contender.decode(inChunks(whole, chunkBytes), see, whole)
  return seen
}

describe.each(contenders)('%s', (_, contender) => {
  test.each(ODD_SIZES)('decodes every message in chunks of %i bytes', async (size) => {
    const cases = [
      messagesOf('mixed', 3000),
      messagesOf('ascii', 3000),
      messagesOf(200, 1000),
      ['a', 'bc', 'Tiếng Việt', 'phở 🍜', 'x'.repeat(20_000), 'z'],
    ]
    for (const messages of cases)
      expect(await decoded(contender, messages, size)).toEqual(messages)
  })
})

// What the notes below the table say, and why no message of the workload is empty or has a \r.
describe.each([1, 3, 1000])('in chunks of %i bytes', (size) => {
  test.each([
    ['SafeLineDecoder', ['a', '', 'b', 'c\rd']],
    ['split2', ['a', '', 'b', 'c\rd']],
    ["split2('\\n')", ['a\r', '', 'b', 'c\rd']],
    ['binary-split', ['a\r', 'b', 'c\rd']],
    ['node:readline', ['a', '', 'b', 'c', 'd']],
  ])('%s makes of empty lines and carriage returns what is told', async (name, lines) => {
    const given = ['a\r', '', 'b', 'c\rd']
    expect(await decoded(named('lines', name), given, size)).toEqual(lines)
  })

  test.each(racers.frames.map(({ name }) => name))(
    '%s returns empty frames',
    async (name) => {
      const given = ['', 'a', '', '', 'b', '']
      expect(await decoded(named('frames', name), given, size)).toEqual(given)
    },
  )
})

test('messages come to the bytes that were asked for, and are the same each time', () => {
  for (const text of ['mixed', 'ascii', 100] as const) {
    const messages = messagesOf(text, 10_000)
    const bytes = Buffer.byteLength(messages.join(''))
    expect(Math.abs(bytes - 10_000)).toBeLessThan(300)
    expect(messages).toEqual(messagesOf(text, 10_000))
    expect(messages.filter((each) => each === '' || /[\r\n]/.test(each))).toEqual([])
  }
  expect(messagesOf(1000, 1)).toEqual(['a'.repeat(1000)])
})

test.each([1, 2, 16, 1000])('chunks of %i bytes are all of the bytes', (size) => {
  const whole = Buffer.from(messagesOf('mixed', 500).join('\n'))
  const chunks = inChunks(whole, size)
  expect(Buffer.concat(chunks)).toEqual(whole)
  expect(chunks.slice(0, -1).every(({ length }) => length === size)).toBe(true)
})
