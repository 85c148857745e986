// Writers and floods that no exercise asked for: each is a failed check with its sentence, and none
// outlives the run.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { COURSE } from './course.ts'
import { type Case, onLoad, replaced, seeFailed } from './hostile.ts'
import { forgetRuns, judged } from './judged.ts'

afterAll(forgetRuns)

const slug = '03-flood'
const RIGHT = readFileSync(join(COURSE, 'solutions', `${slug}.ts`), 'utf8')
const WAITS = [
  ...['resolves-at-once', 'waits-for-room', 'waits-for-its-own-data', 'writes-once'],
  ...['wakes-every-caller', 'keeps-the-order', 'fails-while-waiting'],
  ...['destroyed-while-waiting', 'reset-while-waiting', 'ended-while-waiting'],
  ...['peer-ends-while-waiting', 'dead-before', 'no-listener-left', 'no-warning'],
]
const FLOODS = [
  ...['asks-for-the-next', 'asks-for-all', 'resolves-when-empty', 'closes-the-source'],
  ...['counts', 'peak-queued', 'peak-memory', 'arrives-in-order'],
]

const inWrite = (code: string): string =>
  replaced(RIGHT, '  const write = new Write(socket, data)\n', `  ${code}\n`)
const inFlood = (code: string): string =>
  replaced(RIGHT, '  const bytesBefore = memoryBytes()\n', `  ${code}\n`)
const REST = '  if (!write.hasRoom) await write.handedOver()\n}'
const onlyWrite = (code: string): string => replaced(inWrite(code), REST, '}')

const cases: Case[] = [
  {
    situation: 'a write loops for ever',
    source: onlyWrite('for (;;) {}'),
    fails: WAITS,
    says: ({ failures }) => [failures.hung('2 000')],
  },
  {
    situation: 'a write exits',
    source: onlyWrite('process.exit(0)'),
    lang: 'vi',
    fails: WAITS,
    says: ({ failures }) => [failures.exited('0')],
  },
  {
    situation: 'a write rejects with null',
    source: onlyWrite('throw null'),
    fails: WAITS,
    says: ({ exchange }) => [exchange.standing.x],
  },
  {
    situation: 'a write throws at once',
    source: replaced(onlyWrite("throw new Error('no')"), 'export async', 'export'),
    lang: 'vi',
    fails: WAITS,
    says: ({ exchange, failures }) => [
      exchange.standing.t,
      failures.threw('Error: no', '').slice(0, -1),
    ],
  },
  {
    situation: 'a write promises nothing',
    source: replaced(
      onlyWrite('void socket.write(data)'),
      'export async function writeWithBackpressure(\n  socket: Writable,\n  data: Uint8Array,\n): Promise<void>',
      'export function writeWithBackpressure(\n  socket: Writable,\n  data: Uint8Array,\n): any',
    ),
    fails: WAITS,
    says: ({ exchange }) => [exchange.standing.n],
  },
  {
    situation: 'a flood never settles, and a timer goes on',
    source: inFlood('setInterval(() => {}, 10)\n  await new Promise(() => {})'),
    fails: FLOODS,
    says: ({ exchange }) => [exchange.standing.p],
  },
  {
    situation: 'a flood reports what is no report',
    source: replaced(RIGHT, '  return report\n', '  return null as never\n'),
    lang: 'vi',
    fails: ['counts', 'peak-queued', 'peak-memory', 'arrives-in-order'],
  },
  {
    situation: 'promises are broken',
    source: onLoad(
      `Promise.prototype.then = function () { return this as never }
      Object.defineProperty(Promise.prototype, 'constructor', { get() { throw 1 } })`,
      onlyWrite(''),
    ),
    fails: [...WAITS, ...FLOODS],
  },
]

test.for(cases)('$situation', async ({ fails, ...each }) => {
  const { failed } = await seeFailed({ ...each, slug }, expect)
  expect(failed).toEqual(expect.arrayContaining(fails as string[]))
})

test('the methods of streams are replaced, and none of it earns a point', async () => {
  const source = onLoad(
    `const { Writable } = await import('node:stream')
    for (const name of ['write', 'end', 'destroy', 'on', 'once', 'emit'])
      Object.assign(Writable.prototype, { [name]: () => true })`,
    replaced(onlyWrite(''), '  return report\n', '  return null as never\n'),
  )
  const { failed, leftBehind, status } = await judged(source, { slug })
  expect(status).toBe(1)
  expect(failed).toEqual(expect.arrayContaining([...WAITS]))
  expect(leftBehind).toEqual([])
})
