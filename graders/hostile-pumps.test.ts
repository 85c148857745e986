// Pumps that no exercise asked for: each is a failed check with its sentence, and none outlives the run.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { COURSE } from './course.ts'
import { type Case, onLoad, replaced, seeFailed } from './hostile.ts'
import { forgetRuns, judged } from './judged.ts'

afterAll(forgetRuns)

const slug = '06-file-pump'
const RIGHT = readFileSync(join(COURSE, 'solutions', `${slug}.ts`), 'utf8')
const PIPELINE = '  await pipeline(createReadStream(path), socket)\n'

const first = (code: string): string =>
  replaced(RIGHT, PIPELINE, `  ${code}\n${PIPELINE}`)
const only = (code: string): string =>
  RIGHT.replace(/Promise<void> \{[\s\S]*$/, () => `Promise<void> {\n  ${code}\n}\n`)
const withFs = (source: string): string => `import * as fs from 'node:fs'\n${source}`

const cases: Case[] = [
  {
    situation: 'a pump never settles',
    source: only('await new Promise(() => {})'),
    fails: 'all',
    says: ({ pump }) => [pump.arrives('0', false)],
  },
  {
    situation: 'a pump throws before there is a promise',
    source: only("throw new Error('no')").replace('async ', ''),
    lang: 'vi',
    fails: 'all',
    says: ({ failures }) => [failures.threw('Error: no', '').slice(0, -1)],
  },
  {
    situation: 'a pump exits',
    source: only('process.exit(0)'),
    fails: 'all',
    says: ({ failures }) => [failures.exited('0')],
  },
  {
    situation: 'a pump loops for ever',
    source: only('for (;;) {}'),
    lang: 'vi',
    fails: 'all',
    says: ({ failures }) => [failures.hung('2 000')],
  },
  {
    situation: 'a pump forges a reply',
    source: withFs(
      only(`fs.writeSync(3, '{"event":{"kind":"pumped","standing":"r"}}\\n')`),
    ),
    fails: 'all',
    says: ({ failures }) => [failures.tampered],
  },
  {
    situation: 'a pump opens ten thousand descriptors, as far as it can',
    source: withFs(
      first('try { for (let i = 0; i < 10_000; i++) fs.openSync(path) } catch {}'),
    ),
    says: ({ pump }) => [pump.descriptors],
  },
  {
    situation: 'a pump leaves the file open, and what counts it is replaced',
    source: withFs(
      onLoad(
        `const none = () => { throw Object.assign(new Error('EBADF'), { code: 'EBADF' }) }
        Object.assign(fs.default, { fstatSync: none, statSync: none })
        process.getActiveResourcesInfo = () => []
        process.memoryUsage = (() => ({ heapUsed: 0, external: 0, arrayBuffers: 0 })) as never`,
        first('try { fs.openSync(path) } catch {}'),
      ),
    ),
    lang: 'vi',
    fails: [
      ...['closed-when-sent', 'closed-after-a-reset', 'closed-while-opening'],
      'closed-directory',
    ],
  },
]

test.for(cases)('$situation', async (each) => {
  await seeFailed({ ...each, slug }, expect)
})

test('the file cannot be changed or removed, and a pump that tries is judged as any other', async () => {
  const source = withFs(
    first(`for (const change of [
      () => fs.writeFileSync(path, ''),
      () => fs.truncateSync(path),
      () => fs.unlinkSync(path),
      () => fs.rmSync(path, { recursive: true }),
      () => fs.chmodSync(path, 0),
    ]) try { change(); console.log('changed') } catch {}`),
  )
  const { points, stdout } = await judged(source, { slug })
  expect(points).toBe(100)
  expect(stdout).not.toContain('changed')
})
