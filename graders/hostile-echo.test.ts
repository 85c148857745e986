// Servers of frames that learners should not hand in: the reference server with one hostile change.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { COURSE } from './course.ts'
import { type Case, onLoad, replaced, seeFailed } from './hostile.ts'
import { forgetRuns, judged } from './judged.ts'

const slug = '05-framed-echo'
const RIGHT = readFileSync(join(COURSE, 'solutions', `${slug}.ts`), 'utf8')
const BEGIN = "socket.on('data', (chunk) => {"
const MAKES = 'return createServer('
const PAUSES = 'else if (socket.writableNeedDrain) socket.pause()'

/** Runs `code` first for each chunk. */
const inData = (code: string, server = RIGHT): string =>
  replaced(server, BEGIN, `${BEGIN}\n      ${code}`)
const READS_ON = replaced(RIGHT, PAUSES, '')

afterAll(forgetRuns)

const cases: Omit<Case, 'slug'>[] = [
  {
    situation: 'it answers before it has the frame',
    source: inData(
      "if (chunk.length < 4) socket.write(encodeFrame(Buffer.from('echo:')))",
    ),
    fails: ['cut', 'two-clients', 'limit', 'truncated', 'in-turn'],
    says: ({ drawing }) => [drawing.partHere],
  },
  {
    situation: 'it answers twice, now and then',
    source: inData(
      "if (chunk.length > 40_000) socket.write(encodeFrame(Buffer.from('echo:')))",
    ),
    lang: 'vi',
    says: ({ echo }) => [echo.noReply('0', '5').slice(0, 1)],
  },
  {
    situation: 'what it gives is no server',
    source: replaced(RIGHT, MAKES, "return 'a server' as never\n  createServer("),
    fails: 'all',
    says: ({ exchange }) => [exchange.aServer, 'string'],
  },
  {
    situation: 'it listens by itself',
    source: replaced(RIGHT, MAKES, 'return createServer().listen(0)\n  createServer('),
    fails: 'all',
    says: ({ exchange }) => [exchange.listens],
  },
  {
    situation: 'it throws for each chunk',
    source: inData("throw new TypeError('not today')"),
    fails: 'all',
    says: ({ failures }) => [failures.crashed('TypeError: not today', '').slice(0, -1)],
  },
  {
    situation: 'it loops for ever for each chunk',
    source: inData('for (;;);'),
    fails: 'all',
    says: ({ failures }) => [failures.hung('2 000')],
  },
  {
    situation: 'it forges what is sent to the judge',
    source: `import fs from 'node:fs'\n${inData(
      'fs.writeSync(3, \'{"event":{"kind":"turned","asked":99}}\\n\')',
    )}`,
    fails: 'all',
    says: ({ failures }) => [failures.tampered],
  },
  {
    situation: 'it reads on, and hides what waits',
    source: onLoad(
      `for (const name of ['writableLength', 'writableNeedDrain'])
        Object.defineProperty(Socket.prototype, name, { get: () => 0, configurable: true })
      process.memoryUsage = (() => ({ heapUsed: 0, external: 0 })) as never`,
      `import { Socket } from 'node:net'\n${READS_ON}`,
    ),
    fails: ['stops-reading'],
  },
  {
    situation: 'it keeps each socket where no list shows it',
    source: inData('Object.assign(hidden, { [hidden.count++]: () => socket })').concat(
      'const hidden = { count: 0 }\n',
    ),
    fails: ['resets', 'in-turn'],
    says: ({ echo }) => [echo.left.sockets('5').slice(0, -1)],
  },
]

test.for(cases)('$situation', async (each) => {
  await seeFailed({ ...each, slug }, expect)
})

test('warnings of its own are no failure, and are shown', async () => {
  const { status, stdout } = await judged(onLoad("console.log('ready')", RIGHT), { slug })
  expect(status).toBe(0)
  expect(stdout).toContain('ready')
})
