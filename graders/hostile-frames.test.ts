// Decoders and encoders of frames that no exercise asked for: each is a failed check with its sentence,
// and none outlives the run.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { COURSE } from './course.ts'
import { type Case, onLoad, replaced, seeFailed } from './hostile.ts'
import { forgetRuns, judged } from './judged.ts'
import type { Oddity } from './subject/messages.ts'
import type { Words } from './words/words.ts'

afterAll(forgetRuns)

const slug = '04-length-prefix'
const RIGHT = readFileSync(join(COURSE, 'solutions', `${slug}.ts`), 'utf8')
const ENDS = [
  ...['clean-end', 'ends-in-header', 'ends-in-payload', 'missing-bytes'],
  'end-after-error',
]
const ENCODES = ['encodes', 'encodes-too-large']

const insteadOfPayloads = (code: string): string =>
  replaced(RIGHT, '    return payloads\n', `    ${code}\n`)
const inEnd = (code: string): string =>
  replaced(RIGHT, '  end(): void {\n', `  end(): void {\n    ${code}\n`)
const inEncode = (code: string): string =>
  replaced(RIGHT, '  const { byteLength } = payload\n', `  ${code}\n`)
const odd =
  (oddity: Oddity) =>
  ({ failures }: Words): string[] => [failures.oddity(oddity, (text) => text, '')]

const cases: (Omit<Case, 'fails'> & { fails?: 'decoder' | string[] })[] = [
  {
    situation: 'there is no end()',
    source: replaced(RIGHT, '  end(): void {', '  finish(): void {'),
    fails: ENDS,
    says: odd({ kind: 'no-method', method: 'end', got: 'undefined' }),
  },
  {
    situation: 'end() never returns',
    source: inEnd('for (;;) {}'),
    lang: 'vi',
    fails: ENDS,
    says: ({ failures }) => [failures.hung('2 000')],
  },
  {
    situation: 'end() exits',
    source: inEnd('process.exit(0)'),
    fails: ENDS,
    says: ({ failures }) => [failures.exited('0')],
  },
  {
    situation: 'end() throws null',
    source: inEnd('throw null'),
    lang: 'vi',
    fails: ENDS,
  },
  {
    situation: 'push() returns payloads that are no Buffers',
    source: insteadOfPayloads('return payloads.map((each) => [...each]) as never'),
    says: odd({ kind: 'not-message', returns: 'bytes', got: 'Array' }),
  },
  {
    situation: 'push() returns a Buffer instead of an array',
    source: insteadOfPayloads('return (payloads[0] ?? Buffer.alloc(0)) as never'),
    lang: 'vi',
    fails: 'decoder',
    says: odd({ kind: 'not-array', returns: 'bytes', got: 'Buffer' }),
  },
  {
    situation: 'push() returns proxies of Buffers',
    source: insteadOfPayloads('return payloads.map((each) => new Proxy(each, {}))'),
  },
  {
    situation: 'push() claims four billion payloads',
    source: insteadOfPayloads('payloads.length = 4294967295\n    return payloads'),
    fails: 'decoder',
    says: odd({ kind: 'too-many', count: 4294967295 }),
  },
  {
    situation: 'encodeFrame is not exported',
    source: replaced(RIGHT, 'export function encodeFrame', 'function encodeFrame'),
    fails: ENCODES,
    says: ({ exchange }) => [exchange.throws('TypeError')],
  },
  {
    situation: 'encodeFrame never returns',
    source: inEncode('for (;;) {}\n  const byteLength = 0'),
    lang: 'vi',
    fails: ENCODES,
    says: ({ failures }) => [failures.hung('2 000')],
  },
  {
    situation: 'encodeFrame returns a promise',
    source: replaced(
      replaced(RIGHT, 'export function encodeFrame', 'export async function encodeFrame'),
      'Uint8Array): Buffer',
      'Uint8Array): Promise<Buffer>',
    ),
    fails: ENCODES,
  },
  {
    situation: 'encodeFrame throws what cannot be read',
    source: inEncode('throw { get name() { throw 1 } }\n  const byteLength = 0'),
    fails: ENCODES,
  },
  {
    situation: 'encodeFrame copies four gigabytes before it looks',
    source: inEncode('const { byteLength } = Buffer.concat([payload, Buffer.alloc(4)])'),
    lang: 'vi',
  },
  {
    situation: 'the stream module and all listeners are broken',
    source: onLoad(
      'EventEmitter.prototype.on = () => { throw 1 }\nEventEmitter.prototype.emit = () => true',
      RIGHT,
    ),
    fails: 'decoder',
  },
]

test.for(cases)('$situation', async ({ fails, ...each }) => {
  const { failed } = await seeFailed({ ...each, slug }, expect)
  // All but the encoder's.
  if (fails === 'decoder') expect(failed).toHaveLength(29)
  else expect(failed).toEqual(expect.arrayContaining(fails ?? []))
})

test.for([
  'Buffer.prototype.toString = () => "ok"',
  'Buffer.prototype.latin1Slice = () => "ok"',
  'Buffer.prototype.equals = () => true',
  'Object.defineProperty(Uint8Array.prototype, "length", { get: () => 2 })',
])('%s earns nothing for a decoder that returns nothing', async (code) => {
  const useless = replaced(RIGHT, '    return payloads\n', '    return []\n')
  const { points } = await judged(onLoad(code, useless), { slug })
  const { points: honest } = await judged(useless, { slug })
  expect(points).toBeLessThanOrEqual(honest)
})
