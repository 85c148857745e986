// Files that write to the judge as if they were the host.

import { afterAll, expect, test } from 'vitest'
import { type Case, inPush, onLoad, RIGHT, seeFailed, USELESS } from './hostile.ts'
import { forgetRuns, judged } from './judged.ts'

afterAll(forgetRuns)

const REPLY = JSON.stringify({
  reply: { exports: ['SafeLineDecoder'], pushes: [{ lines: ['hello'], errors: [] }] },
  clipped: 0,
})
const withFs = (source: string): string => `import fs from 'node:fs'\n${source}`

const cases: Case[] = [
  {
    situation: 'a forged reply is written when it is loaded',
    source: withFs(onLoad(`fs.writeSync(3, '${REPLY}\\n')`, USELESS)),
    says: ({ failures }) => [failures.whileLoading, failures.tampered],
  },
  {
    situation: 'a forged reply is written in push()',
    source: withFs(inPush(`fs.writeSync(3, '${REPLY}\\n')`, USELESS)),
    lang: 'vi',
    says: ({ failures }) => [failures.tampered],
  },
  {
    situation: 'half a message is written in push()',
    source: withFs(inPush("fs.writeSync(3, '{')")),
    says: ({ failures }) => [failures.tampered],
  },
  {
    situation: 'a socket is opened on the channel',
    source: `import net from 'node:net'
      ${onLoad(`new net.Socket({ fd: 3 }).write('${REPLY}\\n')`, USELESS)}`,
  },
  {
    situation: 'process.send is called, and events of a message emitted',
    source: onLoad(
      `(process as any).send?.(${REPLY})
      process.emit('message', ${REPLY}, undefined)
      process.emit('internalMessage' as never, ${REPLY} as never)`,
      USELESS,
    ),
  },
]

test.for(cases)('$situation', async (each) => {
  const { points } = await seeFailed({ fails: 'all', ...each }, expect)
  expect(points).toBe(0)
})

test('the key of the channel is not in the heap', async () => {
  const source = `
    import fs from 'node:fs'
    import v8 from 'node:v8'
    ${onLoad(
      `const snapshot = v8.getHeapSnapshot()
      let heap = ''
      snapshot.on('data', (part) => { heap += part })
      await new Promise((done) => snapshot.once('end', done))
      for (const key of new Set(heap.match(/"[0-9a-f]{32}"/g)))
        try { fs.writeSync(3, JSON.parse(key) + '{"printed":"forged"}\\n') } catch {}`,
      RIGHT,
    )}`
  const { stdout } = await judged(source)
  expect(stdout).not.toContain('│ forged')
})

test('the key of the channel is nowhere else', async () => {
  const source = onLoad(
    `console.log(JSON.stringify([process.env, process.argv, process.execArgv]))
    console.log(JSON.stringify((process.report.getReport() as any).environmentVariables))`,
  )
  const { status, stdout } = await judged(source)
  expect(status).toBe(0)
  expect(stdout).not.toMatch(/KEY|[0-9a-f]{32}/)
})
