import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DecoderPlan } from './messages.ts'
import { NotLoaded, type Subject } from './subject.ts'
import { endSubjects, subjectOf } from './subject-of.ts'
import { SubjectEnded } from './talk.ts'

const plan: DecoderPlan = {
  className: 'Decoder',
  returns: 'text',
  errorNames: ['Nothing'],
  errorNumbers: ['maxBytes'],
  maxBytes: 5,
}
let temp = ''
const { TMPDIR } = process.env

// A temporary folder of these tests alone, for others use the common one at the same time.
beforeAll(async () => {
  temp = await mkdtemp(join(tmpdir(), 'subject-tests-'))
  process.env.TMPDIR = temp
})

afterAll(async () => {
  if (TMPDIR === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = TMPDIR
  await rm(temp, { recursive: true })
})

const decoder = (push: string, before = '') =>
  subjectOf(
    `${before}\nexport class Decoder { on() {} push(chunk: Buffer): unknown { ${push} } }`,
  )

const trace = (subject: Subject, text = 'ab\n', cutting: number[] = []) =>
  subject.ask({
    op: 'trace',
    decoder: plan,
    stream: Buffer.from(text).toString('base64'),
    cutting,
  })

afterEach(async () => {
  await endSubjects()
  expect(readdirSync(temp)).toEqual([])
})

test('tells what each push returned', async () => {
  const subject = await decoder('return [chunk.toString(), String(chunk.length)]')
  const { pushes } = await trace(subject, 'Tiếng', [3, 3])
  expect(pushes.map(({ messages }) => messages[1])).toEqual(['3', '0', '4'])
  expect(pushes.every(({ oddity }) => oddity === undefined)).toBe(true)
})

test('sends real Buffers, and bytes that no later run shares', async () => {
  const subject = await decoder(
    'const ok = Buffer.isBuffer(chunk); chunk.fill(0); return [String(ok)]',
  )
  const sweep = { op: 'sweep', decoder: plan, stream: 'YWJj', cuttings: 'every' } as const
  const { texts } = await subject.ask(sweep)
  expect(texts.every(({ text }) => text === 'true')).toBe(true)
  expect((await trace(subject)).pushes[0]?.messages).toEqual(['true'])
})

test('tries every cutting, and says where each outcome was seen with the fewest chunks', async () => {
  const subject = await decoder('return chunk.length === 2 ? [chunk.toString()] : []')
  const sweep = { op: 'sweep', decoder: plan, stream: 'YWJj', cuttings: 'every' } as const
  const { cuttings, pushedBytes, counts } = await subject.ask(sweep)
  expect(cuttings).toBe(4)
  expect(pushedBytes).toBe(4 * 3)
  const atEnd = counts.filter(({ witness }) => witness.pushedBytes === 3)
  expect(
    atEnd.map(({ messages, times, witness }) => [messages, times, witness.cutting]),
  ).toEqual(
    expect.arrayContaining([
      [0, 2, []],
      [1, 2, [1]],
    ]),
  )
})

test('demands exports by name', async () => {
  const subject = await subjectOf('export class Decodr {}')
  await expect(subject.demand(['Decoder'])).rejects.toMatchObject({
    problem: { kind: 'missing', missing: 'Decoder', exports: ['Decodr'] },
  })
})

test('tells the same load problem to every question', async () => {
  const subject = await subjectOf("throw new Error('no')")
  for (let i = 0; i < 2; i++) {
    const asked = trace(subject)
    await expect(asked).rejects.toBeInstanceOf(NotLoaded)
    await expect(asked).rejects.toMatchObject({ problem: { thrown: { message: 'no' } } })
  }
})

test('starts anew after the process was ended', async () => {
  const subject = await decoder("if (chunk.length === 1) process.exit(3); return ['ok']")
  const asked = trace(subject, 'x')
  await expect(asked).rejects.toBeInstanceOf(SubjectEnded)
  await expect(asked).rejects.toMatchObject({ ending: { kind: 'exited', code: 3 } })
  expect((await trace(subject)).pushes[0]?.messages).toEqual(['ok'])
})

test('keeps what was printed, by console.log and past it, and says how much it clipped', async () => {
  const subject = await decoder(
    "console.log('x'.repeat(3000)); return []",
    "console.log('loaded')",
  )
  await trace(subject)
  const { text, clippedCharacters } = subject.takeOutput()
  expect(text).toMatch(/^loaded\nx+$/)
  expect(text.length + clippedCharacters).toBe('loaded\n'.length + 3001)
  expect(subject.takeOutput()).toEqual({ text: '', clippedCharacters: 0 })
})

test('gives the subject no environment, no files and no way to the judge', async () => {
  const subject = await decoder(
    `
    const tries = [
      () => fs.readFileSync('/etc/passwd'), () => fs.writeFileSync('/tmp/x', ''),
      () => child.spawnSync('true'), () => process.kill(process.ppid, 0),
      () => fs.readFileSync('/proc/' + process.ppid + '/environ'),
    ]
    const done = tries.filter((each) => { try { each(); return true } catch { return false } })
    return [Object.keys(process.env).filter((name) => !/^(TZ|LANG|LC_ALL)$/.test(name)).join(),
      String(done.length), typeof process.send, typeof (globalThis as any).gc]`,
    "import fs from 'node:fs'; import child from 'node:child_process'",
  )
  expect((await trace(subject)).pushes[0]).toMatchObject({
    messages: ['', '0', 'undefined', 'undefined'],
  })
})

test('measures what is held, and not by what the code says of its memory', async () => {
  const subject = await decoder(
    'kept.push(chunk); return []',
    'const kept: unknown[] = []; process.memoryUsage = (() => ({ heapUsed: 0, external: 0 })) as never',
  )
  const { heldBytes } = await subject.ask({
    op: 'hold',
    decoder: plan,
    pattern: 'YQ==',
    chunkBytes: 64 * 1024,
    chunks: 64,
    repeatedChunks: 2,
    isFirst: true,
    lead: '',
    tails: ['YQ=='],
  })
  expect(heldBytes).toBeGreaterThan(4_000_000)
})
