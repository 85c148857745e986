// The course checks itself: for each exercise the files are there, the stub earns nothing and for
// the stated reasons, the solution earns everything, every impostor fails as it declares and no
// variant fails, and every failure can be read in both languages.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, describe, type ExpectStatic, expect, test } from 'vitest'
import { COURSE, graderOf, slugs } from './course.ts'
import { forgetRuns, idOf, type Judged, judged } from './judged.ts'
import { MESSAGE_WIDTH } from './verdict/labelled.ts'
import { widthOf } from './verdict/text.ts'
import { type Language, languages } from './words/words.ts'

const GOLDEN = join(COURSE, 'graders', 'verdict', 'golden')
const LANGUAGES: Language[] = ['en', 'vi']

const filesIn = (...path: string[]): string[] => {
  const folder = join(COURSE, 'graders', ...path)
  return readdirSync(folder).map((file) => join(folder, file))
}
const judgeFile = (slug: string, file: string, lang: Language = 'en'): Promise<Judged> =>
  judged(readFileSync(file, 'utf8'), { slug, lang })

/** One run for all that is asked of it. */
function judgedOnce(slug: string, file: string): () => Promise<Judged> {
  let run: Promise<Judged> | undefined
  return () => {
    run ??= judgeFile(slug, file)
    return run
  }
}

/** What a check saw for itself: what came, and that it was not what is due. */
const SEEN = new Set(['outcome', 'exchange'])

/** Impostors whose whole report is kept, as it is printed, in both languages. */
const KEPT = [
  'article-safe-line-decoder',
  'decodes-each-chunk',
  'reports-at-the-line-feed',
  'strips-cr-in-the-chunk-only',
  'throws-instead',
  'shared-scratch-buffer',
  'carries-the-rest-over',
  'coalesced-two-bare-writes',
  'no-socket-error-listener',
  'hangs-on-destroy',
  'leaks-drain-listener',
  'header-in-one-chunk-only',
  'payload-buffer-used-again',
  'end-silent-after-a-header',
  'numbers-swapped',
  'encodes-into-the-payload-buffer',
  'limit-counts-the-prefix',
  'keeps-every-socket',
  'drops-the-last-chunk',
  'hangs-on-reset',
]

afterAll(forgetRuns)

describe.each(slugs())('%s', (slug) => {
  const stub = join(COURSE, 'exercises', `${slug}.ts`)
  const solution = join(COURSE, 'solutions', `${slug}.ts`)
  const impostors = filesIn('impostors', slug)
  const variants = filesIn('variants', slug)
  const whole = judgedOnce(slug, solution)

  test('has a lesson in both languages, with a section for each group of checks', async () => {
    const { checks } = await whole()
    const groups = new Set(checks.map(({ extra }) => String(extra?.group)))
    for (const suffix of ['', '.vi']) {
      const lesson = readFileSync(join(COURSE, 'lessons', `${slug}${suffix}.md`), 'utf8')
      for (const group of groups) expect(lesson).toContain(`<a name="${group}"></a>`)
    }
  })

  test('has a stub, a solution, impostors and variants', () => {
    for (const file of [stub, solution, graderOf(slug)])
      expect(existsSync(file)).toBe(true)
    expect(impostors.length).toBeGreaterThanOrEqual(10)
    expect(variants.length).toBeGreaterThanOrEqual(4)
  })

  test('has a TODO in the stub, and none in the solution', () => {
    expect(readFileSync(stub, 'utf8')).toContain('// TODO')
    expect(readFileSync(solution, 'utf8')).not.toContain('TODO')
  })

  test.for(LANGUAGES)(
    'earns nothing with the stub, and for no crash (%s)',
    async (language) => {
      const { status, checks, points, stdout } = await judgeFile(slug, stub, language)
      expect(status).toBe(1)
      expect(points).toBe(0)
      // Each check saw what the code brought, and that it was not what is due.
      expect(checks.filter(({ extra }) => !SEEN.has(String(extra?.reason)))).toEqual([])
      expect(stdout).toContain(languages[language].report.points(0, 100))
      expect(stdout).toMatch(
        new RegExp(`${languages[language].report.startAt} .*${slug}\\.ts:\\d`),
      )
    },
  )

  test('earns every point with the solution', async () => {
    const { status, checks, points, stdout } = await whole()
    expect(status).toBe(0)
    expect(points).toBe(100)
    expect(checks.reduce((sum, { extra }) => sum + Number(extra?.points), 0)).toBe(100)
    expect(stdout).toContain(languages.en.report.points(100, 100))
  })

  describe.concurrent('impostors', () => {
    const cases = impostors.flatMap((file, i) => {
      const name = basename(file, '.ts')
      const before = new Set(impostors.slice(0, i).flatMap(declaredIn))
      const isFirst = declaredIn(file).some((id) => !before.has(id))
      // In Vietnamese where a check fails that none has failed before, in English elsewhere.
      const language: Language = isFirst ? 'vi' : 'en'
      const read = KEPT.includes(name) ? LANGUAGES : [language]
      return read.map((each) => [name, each, file] as const)
    })
    test.for(cases)(
      '%s fails as it declares, and can be read (%s)',
      async ([name, language, file], { expect }) => {
        const result = await judgeFile(slug, file, language)
        const { status, failed, checks, stdout } = result
        expect(failed).toEqual(declaredIn(file))
        // Some fail only on other versions of Node.
        expect(status).toBe(failed.length > 0 ? 1 : 0)
        const messages = checks.flatMap(({ message }) => message ?? [])
        expect(messages).toHaveLength(failed.length)
        for (const message of messages) seeReadable(message, language, expect)
        for (const { message = '', extra } of checks)
          if (SEEN.has(String(extra?.reason))) seeParted(message, language, expect)
        if (!KEPT.includes(name)) return
        // Only the heading names the folder.
        const text = stdout.replace(/\([^()\n]*answers\//, '(')
        const golden = join(GOLDEN, slug, `${name}.${language}.txt`)
        await expect(text).toMatchFileSnapshot(golden)
      },
    )
  })

  describe.concurrent('variants', () => {
    test.for(variants.map((file) => [basename(file), file] as const))(
      '%s passes',
      async ([, file], { expect }) => {
        const { status, failed } = await judgeFile(slug, file)
        expect(failed).toEqual([])
        expect(status).toBe(0)
      },
    )
  })

  test('has every check failed by some impostor', async () => {
    const { checks } = await whole()
    const ids = checks.map(idOf)
    const caught = impostors.flatMap(declaredIn)
    expect(ids.filter((id) => !caught.includes(id))).toEqual([])
  })
})

/** The checks that an impostor has to fail; `id@20` is one that it fails on Node 20, and not on all. */
function declaredIn(file: string): string[] {
  const [first = ''] = readFileSync(file, 'utf8').split('\n')
  const major = process.versions.node.split('.')[0]
  return first
    .replace('// fails: ', '')
    .split(' ')
    .map((each) => each.split('@'))
    .flatMap(([id = '', only]) => (only === undefined || only === major ? [id] : []))
}

function seeReadable(message: string, language: Language, expect: ExpectStatic): void {
  const { read, replay } = languages[language].report
  for (const line of message.split('\n'))
    expect(widthOf(line), line).toBeLessThanOrEqual(MESSAGE_WIDTH)
  expect(message).toContain(read)
  expect(message).toContain(replay)
  // An error of Node's may speak of undefined.
  expect(message).not.toMatch(/undefined(?!\s+\(reading)|\[object|NaN/)
}

/** Of what was due and what came, at least the last that is drawn are not alike. */
function seeParted(message: string, language: Language, expect: ExpectStatic): void {
  const { drawing } = languages[language]
  const [expected, received] = [drawing.expected, drawing.received].map((label) =>
    message
      .match(new RegExp(`^ *${label} +.*$`, 'gm'))
      ?.at(-1)
      ?.replace(label, '')
      .trim(),
  )
  expect(expected, message).toBeDefined()
  expect(received, message).not.toBe(expected)
}
