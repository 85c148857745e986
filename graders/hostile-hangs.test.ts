// Files that never answer, or fill the memory instead.

import { afterAll, describe, test } from 'vitest'
import { type Case, inOneCheck, inPush, ONE_CHECK, onLoad, seeFailed } from './hostile.ts'
import { forgetRuns } from './judged.ts'

afterAll(forgetRuns)

const FOREVER = 'for (;;) {}'
const BUFFERS = 'const kept = []; for (;;) kept.push(Buffer.alloc(1 << 20, 1))'
const ARRAYS = 'const kept: number[][] = []; for (;;) kept.push([kept.length])'

const cases: Case[] = [
  {
    situation: 'push() loops for ever',
    source: inPush(FOREVER),
    fails: 'all',
    says: ({ failures }) => [failures.hung('2 000')],
  },
  {
    situation: 'it loops for ever while it drops a long line, and only then',
    source: inPush('while (this.#dropping) {}'),
    lang: 'vi',
    fails: [
      ...['one-over', 'counts-bytes', 'counts-cr', 'default-limit', 'at-once', 'once'],
      ...['error-kind', 'lines-before', 'lines-after', 'endless-line', 'two-decoders'],
    ],
    says: ({ failures }) => [failures.hung('2 000')],
  },
  {
    situation: 'it waits for ever when it is loaded',
    source: onLoad('await new Promise(() => {})'),
    fails: 'all',
    says: ({ failures }) => [failures.whileLoading, failures.unsettled],
  },
  {
    situation: 'it waits for ever when it is loaded, and a timer goes on',
    source: onLoad('setInterval(() => {}, 10)\nawait new Promise(() => {})'),
    fails: 'all',
    says: ({ failures }) => [failures.whileLoading, failures.hung('2 000')],
  },
  {
    situation: 'it loops for ever when it is loaded',
    source: onLoad(FOREVER),
    lang: 'vi',
    fails: 'all',
    says: ({ failures }) => [failures.whileLoading, failures.hung('2 000')],
  },
  {
    situation: 'one byte has it print for ever',
    source: inOneCheck("for (;;) console.log('again')"),
    fails: ONE_CHECK,
    says: ({ report }) => [report.printed, 'again'],
  },
  {
    situation: 'push() fills the memory with arrays',
    source: inPush(ARRAYS),
    fails: 'all',
  },
  ...(['en', 'vi'] as const).flatMap((lang): Case[] => [
    {
      situation: `one byte fills the memory with buffers (${lang})`,
      source: inOneCheck(BUFFERS),
      lang,
      fails: ONE_CHECK,
      says: ({ failures }) => [failures.greedy('§').split('§')[1] ?? ''],
    },
    {
      situation: `one byte fills the memory with arrays (${lang})`,
      source: inOneCheck(ARRAYS),
      lang,
      fails: ONE_CHECK,
      says: ({ failures }) => [failures.outOfHeap],
    },
  ]),
]

describe.concurrent('hangs', () => {
  test.for(cases)('$situation', async (each, { expect }) => {
    // How long it takes is bounded in bounds.test.ts, and by the time that a run is given at all.
    await seeFailed(each, expect)
  })
})
