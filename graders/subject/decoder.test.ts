import { afterEach, expect, test } from 'vitest'
import type { DecoderPlan } from './messages.ts'
import type { Subject } from './subject.ts'
import { endSubjects, subjectOf } from './subject-of.ts'

afterEach(endSubjects)

const bytes: DecoderPlan = {
  className: 'Decoder',
  returns: 'bytes',
  errorNames: [],
  errorNumbers: [],
  maxBytes: 5,
}
const decoder = (push: string, more = '') =>
  subjectOf(
    `export class Decoder {
      hear: any
      on(_: string, hear: any) { this.hear = hear }
      push(chunk: Buffer): unknown { ${push} }
      ${more}
    }`,
  )
const traced = (subject: Subject, more: object) =>
  subject.ask({ op: 'trace', decoder: bytes, stream: 'YWJj', cutting: [1], ...more })

test('tells bytes one character a byte, and takes nothing else for them', async () => {
  const subject = await decoder('return [Buffer.from([255, chunk.length]), "a"]')
  const { pushes } = await traced(subject, {})
  expect(pushes).toMatchObject([
    { messages: ['\xff\x01'], oddity: { kind: 'not-message', got: '"a"' } },
  ])
})

test('sees a message that is written into after it was returned', async () => {
  const subject = await decoder(
    'this.shared[0] += 1; return [this.shared]',
    'shared = Buffer.from("a")',
  )
  expect((await traced(subject, {})).pushes[1]?.oddity).toBeUndefined()
  expect((await traced(subject, { isKept: true })).pushes[1]?.oddity).toMatchObject({
    kind: 'changed',
    index: 0,
  })
})

test('calls end() behind the last chunk, where that is asked for', async () => {
  const subject = await decoder('return []', 'end() { this.hear(new Error()) }')
  expect((await traced(subject, {})).pushes).toHaveLength(2)
  const { pushes } = await traced(subject, { isEnded: true })
  expect(pushes.map(({ errors }) => errors.length)).toEqual([0, 0, 1])
})

test('says so where there is no end()', async () => {
  const subject = await decoder('return []')
  const { pushes } = await traced(subject, { isEnded: true })
  expect(pushes[2]?.oddity).toEqual({
    kind: 'no-method',
    method: 'end',
    got: 'undefined',
  })
})

test('waits a turn for an error that comes late, where that is asked for', async () => {
  const subject = await decoder('setImmediate(() => this.hear(new Error())); return []')
  const errorsOf = async (more: object) =>
    (await traced(subject, more)).pushes.map(({ errors }) => errors.length)
  expect(await errorsOf({})).toEqual([0, 0])
  expect(await errorsOf({ isPatient: true })).toEqual([1, 1])
  const sweep = {
    op: 'sweep',
    decoder: bytes,
    stream: 'YWJj',
    cuttings: 'every',
  } as const
  const { counts } = await subject.ask({ ...sweep, isPatient: true })
  const atEnd = counts.filter(({ witness }) => witness.pushedBytes === 3)
  expect(atEnd.map(({ errors }) => errors).sort()).toEqual([1, 2, 3])
})

test('reads frames only when all are made, and sees what was written around a payload', async () => {
  const subject = await subjectOf(
    `const one = Buffer.alloc(1)
    export const shared = (payload: Buffer) => { one[0] = payload[0] as number; return one }
    export const around = (payload: Buffer) => { new Uint8Array(payload.buffer)[0] = 1; return payload }
    export const throws = () => { throw new RangeError('no') }`,
  )
  const encode = async (name: string) =>
    (await subject.ask({ op: 'encode', name, payloads: ['YQ==', 'Yg=='] })).encoded
  expect(await encode('shared')).toEqual([
    { frame: 'Yg==', bytes: 1 },
    { frame: 'Yg==', bytes: 1 },
  ])
  expect(await encode('around')).toEqual([{ spoiled: true }, { spoiled: true }])
  expect(await encode('throws')).toMatchObject([
    { isRangeError: true, thrown: { message: 'no' } },
    { isRangeError: true },
  ])
  expect(await encode('missing')).toMatchObject([
    { isRangeError: false },
    { isRangeError: false },
  ])
})
