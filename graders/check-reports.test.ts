// What the command line of `npm run check` takes, and what it prints and writes then.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isValid, parse } from 'ctrf'
import { afterAll, describe, expect, test } from 'vitest'
import { COURSE } from './course.ts'
import { check, forgetRuns, judged } from './judged.ts'
import { COLUMNS } from './verdict/glyph.ts'
import { widthOf } from './verdict/text.ts'
import { type Language, languages } from './words/words.ts'

const SLUG = '02-safe-line-decoder'
const LANGUAGES: Language[] = ['en', 'vi']
const STUB = ['ex2', '--dir', 'exercises', '--seed', '1']
const ESCAPE = '\u001b['
const temp = mkdtempSync(join(tmpdir(), 'c-'))

afterAll(() => {
  rmSync(temp, { recursive: true })
  forgetRuns()
})

describe.concurrent('an exercise is named', () => {
  test.for(['ex2', '2', '02', SLUG, 'EX2', SLUG.toUpperCase()])(
    '%s',
    async (name, { expect }) => {
      const { status, stdout, stderr } = await check([name, '--dir', 'exercises'])
      expect(stdout).toContain(`${SLUG}  (exercises/${SLUG}.ts)`)
      expect(stderr).toBe('')
      expect(status).toBe(1)
    },
  )
})

describe.concurrent('the language is taken from', () => {
  const cases: [from: string, args: string[], env: NodeJS.ProcessEnv, Language][] = [
    ['LC_ALL', [], { LC_ALL: 'vi_VN.UTF-8', LANG: 'en_US.UTF-8' }, 'vi'],
    ['LANG', [], { LANG: 'vi_VN.UTF-8' }, 'vi'],
    ['nothing', [], {}, 'en'],
    ['a language that is not there', [], { LANG: 'fr_FR.UTF-8' }, 'en'],
    ['--lang before all', ['--lang', 'en'], { LC_ALL: 'vi_VN.UTF-8' }, 'en'],
  ]
  test.for(cases)('%s', async ([, args, env, language], { expect }) => {
    const { stdout } = await check([...STUB, ...args], env)
    for (const each of LANGUAGES) {
      const spoken = expect(stdout.includes(languages[each].report.points(0, 100)))
      spoken.toBe(each === language)
    }
  })
})

test('a seed is drawn where none is given, and printed', async () => {
  const unseeded = STUB.slice(0, 3)
  const runs = [await check(unseeded), await check(unseeded)]
  const seeds = runs.map(({ stdout }) => / · Seed (\d+)$/m.exec(stdout)?.[1])
  expect(seeds[0]).toMatch(/^\d+$/)
  expect(seeds[0]).not.toBe(seeds[1])
  expect(runs[0]?.stdout).toContain(`--seed ${seeds[0]}`)
})

test('the same seed prints the same report, and no escape into a file', async () => {
  const [first, second] = [await check(STUB), await check(STUB)]
  expect(first.stdout).toBe(second.stdout)
  expect(first.status).toBe(1)
  expect(first.stdout).not.toContain(ESCAPE)
})

test.for([
  ['the stub', STUB, 1],
  ['the solution', ['ex2', '--solutions', '--seed', '1'], 0],
] as const)('the reports of %s are valid and agree', async ([, args, isRight]) => {
  const { status } = await check([...args, '--out', temp])
  expect(status).toBe(isRight)
  const report = parse(readFileSync(join(temp, 'ctrf.json'), 'utf8'))
  expect(isValid(report)).toBe(true)
  const { tests, summary } = report.results
  const ids = tests.map(({ extra }) => String(extra?.id))
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(new RegExp(`^${SLUG}/[a-z-]+$`))
  expect(tests.reduce((sum, { extra }) => sum + Number(extra?.points), 0)).toBe(100)
  expect(report.extra?.seed ?? report.results.extra?.seed).toBe(1)
  const failed = tests.filter((each) => each.status === 'failed').length
  expect(summary).toMatchObject({ tests: tests.length, failed })
  expect(summary.stop).toBeGreaterThanOrEqual(summary.start)
  expect(summary.start).toBeGreaterThan(Date.now() - 60_000)

  const junit = readFileSync(join(temp, 'junit.xml'), 'utf8')
  expect(tagsLeftOpen(junit)).toEqual([])
  const count = (text: string): number => junit.split(text).length - 1
  expect(count('<testcase ')).toBe(tests.length)
  expect(count('<failure>') + count('<failure ')).toBe(failed)
  const head = /<testsuite [^>]*>/.exec(junit)?.[0]
  expect(head).toContain(`tests="${tests.length}" failures="${failed}" errors="0"`)
})

/** Tags that are not closed, or close what is not open, in their order. */
function tagsLeftOpen(xml: string): string[] {
  const open: string[] = []
  for (const [, close, name = '', single] of xml.matchAll(
    /<(\/?)([\w-]+)[^>]*?(\/?)>/g,
  )) {
    if (close) open.at(-1) === name ? open.pop() : open.push(`/${name}`)
    else if (!single) open.push(name)
  }
  return open
}

const IMPOSTORS = ['article-safe-line-decoder', 'shared-scratch-buffer', 'throws-instead']

describe.concurrent('no line is wider than a terminal', () => {
  const files = IMPOSTORS.map((name) => `graders/impostors/${SLUG}/${name}.ts`)
  for (const lang of LANGUAGES)
    test.for([`exercises/${SLUG}.ts`, ...files])(
      `%s (${lang})`,
      async (file, { expect }) => {
        const { stdout } = await judged(readFileSync(join(COURSE, file), 'utf8'), {
          lang,
        })
        // The folder is ours, and long.
        for (const line of stdout.replaceAll(/\/\S*\/answers\//g, '').split('\n'))
          expect(widthOf(line), line).toBeLessThanOrEqual(COLUMNS)
      },
    )
})

const hasTerminal = spawnSync('script', ['--version']).stdout?.includes('util-linux')

test.runIf(hasTerminal).for([
  ['', true],
  ['NO_COLOR=1 ', false],
  ['TERM=dumb ', false],
] as const)('on a terminal with "%s" colours are used: %s', async ([env, isPainted]) => {
  const command = `${env}node --import tsx/esm graders/check.ts ${STUB.join(' ')}`
  const terminal = ['script', '-qec', command, '/dev/null']
  const { status, stdout } = await check([], { TERM: 'xterm' }, terminal)
  expect(status).toBe(1)
  expect(stdout.includes(ESCAPE)).toBe(isPainted)
})
