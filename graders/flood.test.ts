// What `npm run flood` prints and writes: for the solution, for files that are not finished or wrong, and
// for options that cannot be.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import { afterAll, describe, expect, test } from 'vitest'
import { COURSE } from './course.ts'
import { dense, replaced } from './hostile.ts'
import { check } from './judged.ts'
import { COLUMNS } from './verdict/glyph.ts'
import { widthOf } from './verdict/text.ts'
import { languages } from './words/words.ts'

const temp = mkdtempSync(join(tmpdir(), 'flood-'))
const RIGHT = readFileSync(join(COURSE, 'solutions', '03-flood.ts'), 'utf8')
const COMMAND = [process.execPath, '--import', 'tsx/esm', 'graders/flood.ts']

afterAll(() => rmSync(temp, { recursive: true }))

const flood = (args: string[]) => check(args, { INIT_CWD: temp }, COMMAND)

function folderWith(name: string, source: string): string {
  const folder = mkdtempSync(join(temp, `${name}-`))
  writeFileSync(join(folder, '03-flood.ts'), source)
  return folder
}

interface Parsed {
  document: {
    querySelector(selector: string): Found | null
    querySelectorAll(selector: string): { length: number }
  }
}

interface Found {
  textContent: string
  getAttribute(name: string): string | null
}

test.for(['en', 'vi'] as const)(
  'the solution is drawn, and written as a picture that can be read alone (%s)',
  async (lang) => {
    const out = mkdtempSync(join(temp, 'out-'))
    const args = ['--solutions', '--lang', lang, '--out', out]
    const { status, stdout, stderr } = await flood(args)
    expect(stderr).toBe('')
    expect(status).toBe(0)
    const { heading, title, time, queued, written } = languages[lang].flood
    for (const text of [heading, title(false), title(true)])
      expect(stdout).toContain(text)
    expect(stdout).toContain(written(join(out, 'flood.svg')))
    for (const line of stdout.split('\n'))
      if (!line.includes(out)) expect(widthOf(line), line).toBeLessThanOrEqual(COLUMNS)
    const svg = readFileSync(join(out, 'flood.svg'), 'utf8')
    const { document } = parseHTML(svg) as unknown as Parsed
    expect(document.querySelector('svg')?.getAttribute('xmlns')).toMatch(/svg$/)
    expect(document.querySelector('title')?.textContent).toBe(heading)
    for (const text of [time, queued, title(false), title(true)])
      expect(svg).toContain(text)
    expect(svg).toContain('prefers-color-scheme: dark')
    expect(document.querySelectorAll('g[aria-label="line"] path')).toHaveLength(2)
  },
)

test.for(['en', 'vi'] as const)('the stub is told what is missing (%s)', async (lang) => {
  const { status, stdout, stderr } = await flood(['--lang', lang])
  const { tooFew, title, checkFirst } = languages[lang].flood
  expect(stderr).toBe('')
  expect(status).toBe(1)
  expect(dense(stdout)).toContain(dense(tooFew(title(false), '0', '512', '33 554 432')))
  expect(stdout).toContain(checkFirst('npm run check ex3'))
})

describe('a file that is wrong is told why', () => {
  const { failures, flood: words } = languages.en
  const cases: [situation: string, source: string, sentence: string][] = [
    ['it does not compile', 'export const x = (', failures.syntax('').slice(0, 20)],
    ['it exports nothing', '', failures.missing('flood', failures.nothing)],
    [
      'it loops for ever',
      replaced(RIGHT, '  const bytesBefore', '  for (;;) {}\n  const bytesBefore'),
      failures.hung('2 000').slice(0, 30),
    ],
    [
      'it never settles',
      replaced(
        RIGHT,
        '  return report',
        '  await new Promise(() => {})\n  return report',
      ),
      words.unsettled(words.title(false)),
    ],
    [
      'it throws',
      replaced(
        RIGHT,
        '  const bytesBefore',
        "  throw new Error('no')\n  const bytesBefore",
      ),
      words.failed(words.title(false), 'no'),
    ],
  ]
  test.for(cases)('%s', async ([situation, source, sentence]) => {
    const folder = folderWith(situation.replaceAll(' ', '-'), source)
    const { status, stdout, stderr } = await flood(['--dir', folder])
    expect(stderr).toBe('')
    expect(status).toBe(1)
    expect(dense(stdout)).toContain(dense(sentence))
    expect(stdout).not.toMatch(/node:internal|host\.mjs|undefined/)
  })
})

test.for([
  ['an option that is not there', ['--colour']],
  ['a folder that is not there', ['--dir', 'nowhere']],
  ['an exercise', ['ex2']],
  ['a file for the picture', ['--out', join(COURSE, 'package.json')]],
] as const)('it refuses %s in one line', async ([, args]) => {
  const { status, stdout, stderr } = await flood([...args])
  expect(status).toBe(2)
  expect(stdout).toBe('')
  expect(stderr.trim().split('\n')).toHaveLength(1)
})
