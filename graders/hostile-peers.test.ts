// Servers and clients that no exercise asked for: each is a failed check with its sentence, and none
// outlives the run.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { COURSE } from './course.ts'
import { type Case, onLoad, replaced, seeFailed } from './hostile.ts'
import { forgetRuns, judged } from './judged.ts'

afterAll(forgetRuns)

const slug = '01-naive-server'
const RIGHT = readFileSync(join(COURSE, 'solutions', `${slug}.ts`), 'utf8')
const SERVER = [
  ...['one-message', 'joined-messages', 'split-message', 'bytes-not-characters'],
  ...['cut-character', 'reports-in-order', 'after-bad-chunk', 'after-reset'],
  ...['after-leave', 'two-connections', 'ends-too'],
]
const CLIENTS = ['coalesced', 'split', 'closes', 'refused']

const returning = (code: string): string =>
  replaced(RIGHT, 'return createServer((socket) => {', code)
const inHandler = (code: string): string =>
  returning(`return createServer((socket) => {\n${code}`)
const inClients = (code: string): string =>
  replaced(RIGHT, '  write(socket)\n', `  ${code}\n  write(socket)\n`)

const cases: Case[] = [
  {
    situation: 'the server is no server',
    source: returning('return {} as never; createServer((socket) => {'),
    fails: SERVER,
    says: ({ exchange }) => [exchange.aServer, 'Object'],
  },
  {
    situation: 'making the server throws',
    source: returning("throw new Error('not today'); createServer((socket) => {"),
    lang: 'vi',
    fails: SERVER,
    says: ({ failures }) => [failures.threw('Error: not today', '').slice(0, -1)],
  },
  {
    situation: 'the server listens by itself',
    source: replaced(
      RIGHT,
      "socket.on('error', () => {})\n  })",
      "socket.on('error', () => {})\n  }).listen(0)",
    ),
    fails: SERVER,
    says: ({ exchange }) => [exchange.listens],
  },
  {
    situation: 'the server never listens',
    source: replaced(
      RIGHT,
      "socket.on('error', () => {})\n  })",
      "socket.on('error', () => {})\n  }).on('newListener', function (this: Server) { this.emit = () => true })",
    ),
    lang: 'vi',
    fails: SERVER,
    says: ({ drawing }) => [drawing.noAnswer],
  },
  {
    situation: 'the server throws for each connection',
    source: inHandler("throw new Error('no guests')"),
    fails: SERVER,
    says: ({ failures }) => [failures.crashed('Error: no guests', '').slice(0, -1)],
  },
  {
    situation: 'the server exits for each connection',
    source: inHandler('process.exit(0)'),
    lang: 'vi',
    fails: SERVER,
    says: ({ failures }) => [failures.exited('0')],
  },
  {
    situation: 'the server loops for ever for each connection',
    source: inHandler('for (;;) {}'),
    fails: SERVER,
    says: ({ failures }) => [failures.hung('2 000')],
  },
  {
    situation: 'the clients never settle, and a timer goes on',
    source: inClients('setInterval(() => {}, 10)\n  await new Promise(() => {})'),
    fails: CLIENTS,
    says: ({ failures }) => [failures.hung('2 000')],
  },
  {
    situation: 'the clients never settle, and wait for nothing',
    source: inClients('await new Promise(() => {})'),
    lang: 'vi',
    fails: CLIENTS,
    says: ({ exchange }) => [exchange.settled.pending],
  },
  {
    situation: 'the clients throw',
    source: replaced(RIGHT, 'async function send', 'function send').replace(
      '  await once',
      "  throw new Error('no'); return void once",
    ),
    fails: CLIENTS,
    says: ({ failures }) => [failures.threw('Error: no', '').slice(0, -1)],
  },
  {
    situation: 'replies are forged',
    source: `import fs from 'node:fs'\n${inHandler(
      'fs.writeSync(3, \'{"event":{"kind":"report","bytes":7,"value":"{}"}}\\n\')',
    )}`,
    fails: SERVER,
    says: ({ failures }) => [failures.tampered],
  },
]

test.for(cases)('$situation', async (each) => {
  await seeFailed({ ...each, slug }, expect)
})

test('sockets that stay open after the last check do not keep the judge', async () => {
  const source = onLoad(
    `const kept = createServer(() => {})
    kept.listen(0, '127.0.0.1', () => {
      const { port } = kept.address() as { port: number }
      connect(port, '127.0.0.1')
    })`,
    RIGHT,
  )
  const { status, failed, leftBehind } = await judged(source, { slug })
  expect(failed).toEqual([])
  expect(status).toBe(0)
  expect(leftBehind).toEqual([])
})
