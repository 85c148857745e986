// Decoders whose push() returns what no push() may, or throws what cannot be printed.

import { afterAll, expect, test } from 'vitest'
import {
  type Case,
  inOneCheck,
  inPush,
  insteadOfLines,
  ONE_CHECK,
  RIGHT,
  replaced,
  seeFailed,
} from './hostile.ts'
import { forgetRuns } from './judged.ts'
import type { Words } from './words/words.ts'

afterAll(forgetRuns)

const notArray =
  (got: string) =>
  ({ failures }: Words): string[] => [
    failures.oddity({ kind: 'not-array', returns: 'text', got }, (text) => text, ''),
  ]
const notString =
  (got: string) =>
  ({ failures }: Words): string[] => [
    failures.oddity({ kind: 'not-message', returns: 'text', got }, (text) => text, ''),
  ]
const threw =
  (name: string, message = '') =>
  ({ failures }: Words): string[] => [
    failures.oddity(
      { kind: 'threw', by: 'push', thrown: { name, message, stack: '' } },
      (text) => text,
      '',
    ),
  ]

const HOSTILE_ERROR = `throw {
  get name() { throw 1 },
  get message() { throw 2 },
  get stack() { throw 3 },
  toString() { throw 4 },
}`
const HOSTILE_PROXY = 'new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 2 } })'

/** Each ends push() instead of `return lines`. */
const returned: [situation: string, code: string, more: Partial<Case>][] = [
  [
    'a proxy that was revoked',
    'const { proxy, revoke } = Proxy.revocable(lines, {})\n    revoke()\n    return proxy',
    {},
  ],
  ['a proxy that throws', `return ${HOSTILE_PROXY} as never`, {}],
  ['a string', "return 'x' as never", { says: notArray('"x"') }],
  ['nothing', 'return undefined as never', { lang: 'vi', says: notArray('undefined') }],
  ['an iterator', 'return lines.values() as never', {}],
  [
    'buffers',
    'return [...lines, chunk] as never',
    { lang: 'vi', says: notString('Buffer') },
  ],
  [
    'an array whose getters lie',
    "let asked = 0\n    return Object.defineProperty(['x'], 0, { get: () => (asked++ ? 'x' : 7) })",
    { says: notString('7') },
  ],
  [
    'an array of huge length',
    'lines.length = 4294967295\n    return lines',
    { says: ({ failures }) => [tooMany(failures)] },
  ],
  [
    'an array of huge length, told in Vietnamese',
    'lines.length = 4294967295\n    return lines',
    { lang: 'vi', says: ({ failures }) => [tooMany(failures)] },
  ],
]

function tooMany(failures: Words['failures']): string {
  return failures.oddity({ kind: 'too-many', count: 4294967295 }, (text) => text, '')
}

test.for(returned)('push() returns %s', async ([situation, code, more]) => {
  const source = insteadOfLines(code)
  await seeFailed({ situation, source, fails: 'all', ...more }, expect)
})

test('push() returns a proxy over a wrong array', async () => {
  const source = insteadOfLines("return new Proxy(['x'], {})")
  const { failed } = await seeFailed({ situation: 'proxy', source }, expect)
  // Its errors are right all the same, and it mixes nothing.
  for (const id of ['once', 'error-kind', 'two-decoders'])
    expect(failed).not.toContain(id)
  expect(failed.length).toBeGreaterThan(20)
})

test('push() is async', async () => {
  const source = replaced(
    RIGHT,
    'push(chunk: Buffer): string[] {',
    'async push(chunk: Buffer): Promise<string[]> {',
  )
  const says = notArray('Promise')
  await seeFailed({ situation: 'async', source, fails: 'all', says }, expect)
})

const thrown: [situation: string, code: string, more: Partial<Case>][] = [
  ['an error', "throw new RangeError('no')", { says: threw('RangeError', 'no') }],
  ['null', 'throw null', { lang: 'vi', says: threw('null') }],
  ['an object that cannot be read', HOSTILE_ERROR, {}],
  ['a proxy that cannot be read', `throw ${HOSTILE_PROXY}`, {}],
]

test.for(thrown)('push() throws %s', async ([situation, code, more]) => {
  const source = inPush(code)
  const { checks } = await seeFailed({ situation, source, fails: 'all', ...more }, expect)
  expect(checks[0]?.message).not.toMatch(/\[object|undefined/)
})

test('push() calls itself without end', async () => {
  const each: Case = {
    situation: 'recursion',
    source: inOneCheck('return this.push(chunk)'),
    fails: ONE_CHECK,
    says: threw('RangeError', 'Maximum call stack size exceeded'),
  }
  await seeFailed(each, expect)
})
