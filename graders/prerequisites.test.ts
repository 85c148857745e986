// An exercise that builds on another, where the answer to that one does not pass.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { COURSE } from './course.ts'
import { dense, replaced } from './hostile.ts'
import { forgetRuns, idOf, type Judged, judged } from './judged.ts'
import { languages } from './words/words.ts'

const slug = '05-framed-echo'
const NEEDED = '04-length-prefix.ts'
const read = (...path: string[]): string => readFileSync(join(COURSE, ...path), 'utf8')
const RIGHT = read('solutions', `${slug}.ts`)
const LOSES_HEADERS = read(
  'graders/impostors/04-length-prefix/header-reset-by-each-push.ts',
)
const { prerequisite } = languages.en

afterAll(forgetRuns)

const waitingIn = ({ checks }: Judged): string[] =>
  checks.filter(({ extra }) => extra?.reason === 'prerequisite').map(idOf)

test('says so first, and marks only what a wrong answer to it fails', async () => {
  const beside = { [NEEDED]: LOSES_HEADERS }
  const result = await judged(RIGHT, { slug, beside })
  expect(result.status).toBe(1)
  expect(result.failed).toContain('cut')
  expect(result.failed).not.toContain('one-frame')
  expect(waitingIn(result)).toEqual(result.failed)
  const [before = ''] = result.stdout.split(languages.en.groups.replies as string)
  expect(before).toContain('ex4')
  expect(dense(result.stdout)).toContain(dense(prerequisite.because('ex4')))
  expect(result.stdout).toContain(prerequisite.next('ex4'))
  expect(result.stdout).not.toContain(languages.en.report.fail)
})

test('fails by itself what is wrong in either case', async () => {
  const beside = { [NEEDED]: LOSES_HEADERS }
  const wrong = replaced(RIGHT, "'echo:'", "'ecko:'")
  const result = await judged(wrong, { slug, beside, lang: 'vi' })
  expect(result.failed).toContain('one-frame')
  expect(waitingIn(result)).not.toContain('one-frame')
  expect(result.stdout).toContain(languages.vi.report.fail)
})

test.each([
  ['is not there', {}, prerequisite.missing],
  ['does not compile', { [NEEDED]: 'export class {' }, '0 of 31'],
])('has all wait for one that %s', async (_, beside, standing) => {
  const result = await judged(RIGHT, { slug, beside })
  expect(result.status).toBe(1)
  expect(waitingIn(result)).toHaveLength(result.checks.length)
  expect(result.stdout).toContain(standing)
})

test('has nothing wait where the answer has a decoder of its own', async () => {
  const source = replaced(RIGHT, `'./${NEEDED}'`, "'./own.ts'")
  const own = read('solutions', NEEDED)
  const result = await judged(source, {
    slug,
    beside: { [NEEDED]: LOSES_HEADERS, 'own.ts': own },
  })
  expect(result.status).toBe(0)
  expect(result.stdout).toContain('ex4')
})

test('judges both in one run, each once', async () => {
  const result = await judged(RIGHT, {
    slug,
    beside: { [NEEDED]: LOSES_HEADERS },
    args: ['ex4'],
  })
  expect(result.stdout.match(/^04-length-prefix /gm)).toHaveLength(1)
  expect(waitingIn(result)).toContain('cut')
})
