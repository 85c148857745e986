// Files that do not load, or load what they may not: every check fails for one reason, told once.

import { afterAll, expect, test } from 'vitest'
import {
  at,
  type Case,
  inConstructor,
  onLoad,
  RIGHT,
  replaced,
  seeFailed,
  USELESS,
} from './hostile.ts'
import { forgetRuns, idOf, judged } from './judged.ts'
import type { Oddity } from './subject/messages.ts'
import { widthOf } from './verdict/text.ts'
import type { Words } from './words/words.ts'

afterAll(forgetRuns)

const UNCLOSED = replaced(RIGHT, '(start < chunk.length)', '(start < chunk.length')
const hidden = replaced(RIGHT, 'export class SafeLineDecoder', 'class SafeLineDecoder')
const misnamed = replaced(RIGHT, 'class SafeLineDecoder', 'class LineDecoder')
const boom = onLoad("throw new Error('boom')")
const later = onLoad("void Promise.reject(new Error('later'))")
const wrongKind = 'export const SafeLineDecoder = { push: () => [] }'
const built = inConstructor("throw new Error('not today')")
const NOT_TODAY = { name: 'Error', message: 'not today', stack: '' }
const oddity = ({ oddity }: Words['failures'], what: Oddity): string =>
  oddity(what, (text) => text, '')

const cases: Case[] = [
  {
    situation: 'a bracket is missing',
    source: UNCLOSED,
    says: ({ failures }) => [
      at(UNCLOSED, 'while (start'),
      failures.syntax('Expected ")" but found "{"'),
    ],
  },
  {
    situation: 'a bracket is missing, told in Vietnamese',
    source: UNCLOSED,
    lang: 'vi',
    says: ({ failures }) => [failures.syntax('Expected ")" but found "{"')],
  },
  {
    situation: 'the file is empty',
    source: '',
    lang: 'vi',
    says: ({ failures }) => [failures.missing('SafeLineDecoder', failures.nothing)],
  },
  {
    situation: 'the decoder is not exported',
    source: hidden,
    says: ({ failures }) => [failures.missing('SafeLineDecoder', 'LineTooLongError')],
  },
  {
    situation: 'the decoder is exported under another name',
    source: misnamed,
    says: ({ failures }) => [
      failures.missing('SafeLineDecoder', 'LineDecoder, LineTooLongError'),
    ],
  },
  {
    situation: 'what is exported is no class',
    source: wrongKind,
    says: ({ failures }) => [oddity(failures, { kind: 'no-class', got: 'Object' })],
  },
  {
    situation: 'what is exported is a function that new cannot use',
    source: 'export const SafeLineDecoder = () => ({ push: () => [] })',
    lang: 'vi',
    says: ({ failures }) => [oddity(failures, { kind: 'no-class', got: 'function' })],
  },
  {
    situation: 'the decoder has no push()',
    source: replaced(RIGHT, '  push(chunk', '  pushh(chunk'),
    says: ({ failures }) => [
      oddity(failures, { kind: 'no-method', method: 'push', got: 'undefined' }),
    ],
  },
  {
    situation: 'the constructor throws',
    source: built,
    says: ({ failures }) => [
      oddity(failures, { kind: 'threw', by: 'constructor', thrown: NOT_TODAY }),
      at(built, 'not today'),
    ],
  },
  {
    situation: 'the file throws',
    source: boom,
    says: ({ failures }) => [
      failures.threwLoading('Error', 'boom', ''),
      at(boom, "Error('boom')"),
    ],
  },
  {
    situation: 'the file throws null',
    source: onLoad('throw null'),
    lang: 'vi',
    says: ({ failures }) => [failures.threwLoading('null', '', '')],
  },
  {
    situation: 'a promise is rejected, and nobody waits for it',
    source: later,
    says: ({ failures }) => [
      failures.crashed('Error: later', ''),
      at(later, "Error('later')"),
    ],
  },
  { situation: 'the decoder has no on()', source: withoutEvents() },
]

test.for(cases)('$situation', async (each) => {
  await seeFailed({ fails: 'all', ...each }, expect)
})

test('LineTooLongError is not exported', async () => {
  const source = replaced(
    RIGHT,
    'export class LineTooLongError',
    'class LineTooLongError',
  )
  for (const lang of ['en', 'vi'] as const)
    await seeFailed(
      {
        situation: lang,
        source,
        lang,
        fails: ['error-kind'],
        says: ({ failures }) => [
          failures.errorNotExported('LineTooLongError', 'LineTooLongError'),
        ],
      },
      expect,
    )
})

test('all checks of the solution are in the report of a file that does not load', async () => {
  const solution = await judged(RIGHT)
  const broken = await judged(UNCLOSED)
  expect(solution).toMatchObject({ status: 0, failed: [], points: 100 })
  expect(broken.checks.map(idOf)).toEqual(solution.checks.map(idOf))
})

test.for(['', ' '.repeat(14), '\t\t\t', 'const wide = "漢字 ế" + '])(
  'a caret stands under the place where the file does not compile (%j)',
  async (before) => {
    const source = `export const text = () => {\n${before}oops(;\n}\n`
    const { stdout } = await seeFailed({ situation: '', source, fails: 'all' }, expect)
    const lines = stdout.split('\n')
    const caret = lines.findIndex((line) => line.trim() === '^')
    const shown = lines[caret - 1] ?? ''
    expect(shown.trim()).toBe(`${before}oops(;`.trim())
    const under = widthOf(shown.slice(0, shown.indexOf(';')))
    expect(lines[caret]?.indexOf('^')).toBe(under)
  },
)

function withoutEvents(): string {
  return replaced(USELESS, ' extends EventEmitter<{ error: [LineTooLongError] }>', '')
    .replace('    super()\n', '')
    .replace(/this\.emit\('error', (.*)\)/, 'void $1')
}
