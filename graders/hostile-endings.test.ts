// Files that end the process, or have it ended by an error that nothing catches.

import { afterAll, expect, test } from 'vitest'
import {
  at,
  type Case,
  inConstructor,
  inOneCheck,
  inPush,
  insteadOfLines,
  ONE_CHECK,
  onLoad,
  RIGHT,
  replaced,
  seeFailed,
  USELESS,
} from './hostile.ts'
import { forgetRuns, judged } from './judged.ts'

afterAll(forgetRuns)

const LATE = inOneCheck("setTimeout(() => { throw new Error('late') })")
const LATER = inOneCheck("void Promise.reject(new Error('later'))")

const cases: Case[] = [
  {
    situation: 'it exits when it is loaded',
    source: onLoad('process.exit(0)'),
    fails: 'all',
    says: ({ failures }) => [failures.whileLoading, failures.exited('0')],
  },
  {
    situation: 'it exits when it is loaded, told in Vietnamese',
    source: onLoad('process.exit(3)'),
    lang: 'vi',
    fails: 'all',
    says: ({ failures }) => [failures.whileLoading, failures.exited('3')],
  },
  {
    situation: 'it exits in push()',
    source: inPush('process.exit(0)'),
    fails: 'all',
    says: ({ failures }) => [failures.exited('0')],
  },
  {
    situation: 'it exits in the constructor',
    source: inConstructor('process.exit(0)'),
    fails: 'all',
    says: ({ failures }) => [failures.exited('0')],
  },
  {
    situation: 'it exits in a timer',
    source: onLoad('setTimeout(() => process.exit(0), 50)'),
    says: ({ failures }) => [failures.exited('0')],
  },
  {
    situation: 'it exits for one byte, and is right otherwise',
    source: inOneCheck('process.exit(1)'),
    fails: ONE_CHECK,
    says: ({ failures }) => [failures.exited('1')],
  },
  {
    situation: 'it aborts',
    source: inOneCheck('process.abort()'),
    fails: ONE_CHECK,
    says: ({ failures }) => [failures.killed('SIGABRT')],
  },
  {
    situation: 'it closes the channel to the judge',
    source: `import fs from 'node:fs'\n${onLoad('fs.closeSync(3)', USELESS)}`,
    fails: 'all',
  },
  {
    situation: 'a timer of push() throws',
    source: inPush("setTimeout(() => { throw new Error('late') })"),
    says: ({ failures }) => [failures.crashed('Error: late', '')],
  },
  {
    situation: 'push() leaves a rejected promise behind',
    source: inPush("void Promise.reject(new Error('later'))"),
    lang: 'vi',
    says: ({ failures }) => [failures.crashed('', ''), 'Error: later'],
  },
  {
    situation: 'a rejected promise fails the check that left it behind, and no other',
    source: LATER,
    fails: ONE_CHECK,
    says: ({ failures }) => [
      failures.crashed('Error: later', at(LATER, "Error('later')")),
    ],
  },
  {
    situation: 'a timer that throws fails the check that left it behind, and no other',
    source: LATE,
    fails: ONE_CHECK,
    says: ({ failures }) => [failures.crashed('Error: late', at(LATE, "Error('late')"))],
  },
  {
    situation: 'it hides errors that nothing caught',
    source: onLoad("process.on('uncaughtException', () => {})", LATE),
    fails: ONE_CHECK,
    says: () => ['Error: late'],
  },
  {
    situation: 'push() leaves a promise behind that is rejected with null',
    source: inPush('void Promise.reject(null)'),
    says: ({ failures }) => [failures.rejected('null')],
  },
  {
    situation: "'error' is emitted without an error",
    source: insteadOfLines("this.emit('error', undefined as never)\n    return lines"),
  },
  {
    situation: "'error' carries nothing",
    source: replaced(RIGHT, 'new LineTooLongError(this.#maxBytes)', 'undefined as never'),
    fails: ['error-kind'],
    says: ({ failures }) => [
      failures.errorObject(
        'undefined',
        `maxBytes ${failures.absent}`,
        'LineTooLongError',
        'maxBytes 5',
      ),
    ],
  },
]

test.for(cases)('$situation', async (each) => {
  await seeFailed(each, expect)
})

test.for([
  ['a timer that goes on for ever', 'setInterval(() => {}, 1000)'],
  ['a server that listens', "(await import('node:net')).createServer().listen(0)"],
  ['a listener that never lets go', "process.on('exit', () => { for (;;) {} })"],
  ['signals that it does not heed', "process.on('SIGTERM', () => {})"],
] as const)('%s does not keep the judge', async ([, code]) => {
  const { status, failed, leftBehind } = await judged(onLoad(code))
  expect(failed).toEqual([])
  expect(status).toBe(0)
  expect(leftBehind).toEqual([])
})
