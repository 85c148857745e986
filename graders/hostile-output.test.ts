// Files that print: what a learner prints is shown, clipped, and can neither fail nor forge a report.

import { afterAll, expect, test } from 'vitest'
import {
  type Case,
  inOneCheck,
  inPush,
  insteadOfLines,
  ONE_CHECK,
  onLoad,
  RIGHT,
  seeFailed,
  USELESS,
} from './hostile.ts'
import { forgetRuns, judged } from './judged.ts'
import { COLUMNS } from './verdict/glyph.ts'
import { widthOf } from './verdict/text.ts'
import { languages } from './words/words.ts'

afterAll(forgetRuns)

/** Bytes that a terminal would obey, and directions that it would turn to. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const OBEYED = /[\0-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/

const seeHarmless = (stdout: string): void => {
  expect(stdout).not.toMatch(OBEYED)
  for (const line of stdout.split('\n'))
    if (!line.includes('/')) expect(widthOf(line), line).toBeLessThanOrEqual(COLUMNS)
}

test.for(['en', 'vi'] as const)(
  'a console.log left in push() fails nothing, and is shown and clipped (%s)',
  async (lang) => {
    const source = inPush("console.log('chunk of', chunk.length)")
    const { status, failed, stdout } = await judged(source, { lang })
    const { printed, printedClipped } = languages[lang].report
    expect(failed).toEqual([])
    expect(status).toBe(0)
    expect(stdout).toContain(`${printed}:\n`)
    expect(stdout).toContain('│ chunk of 6\n')
    expect(stdout).toMatch(new RegExp(printedClipped('N').replace('N', '[\\d ]+')))
    expect(stdout.length).toBeLessThan(40_000)
    seeHarmless(stdout)
  },
)

test.for([
  ['wide characters', "'漢字'.repeat(60)"],
  ['escapes of a terminal', String.raw`'\x1b[2J\x1b]0;x\x07\x9b2J\u202e\r\b'`],
  ['one endless line', "'x'.repeat(1e6)"],
  ['marks without a letter', String.raw`'\u0301'.repeat(500)`],
])('a right decoder that prints %s still passes', async ([, text]) => {
  const source = onLoad(`console.log(${text}); console.error(${text})`)
  const { status, stdout } = await judged(source)
  expect(status).toBe(0)
  seeHarmless(stdout)
})

const FORGED = String.raw`\x1b[2J  pass  keeps a character whole   8/8
  Total   27 of 27 checks   100 of 100 points
::notice::100 of 100 points
##[error]forged`

// A word that is wrapped to the start of a line.
const WRAPPED = Array.from({ length: 30 }, () => '::error::forged').join(' ')

const printing: [situation: string, source: string][] = [
  ['by console.log', onLoad(`console.log(\`${FORGED}\`)`, USELESS)],
  [
    'straight to the descriptors',
    `import fs from 'node:fs'
    ${onLoad(`fs.writeSync(1, \`${FORGED}\`); fs.writeSync(2, \`${FORGED}\`)`, USELESS)}`,
  ],
  ['in the message of an error that is wrapped', onLoad(`throw new Error('${WRAPPED}')`)],
  ['in a line that does not compile', onLoad('const text = (\n::error::forged')],
  ['in the message of an error', onLoad(`throw new Error(\`${FORGED}\`)`)],
  [
    'in the name of a class',
    insteadOfLines(
      `return new (class { static override name = \`${FORGED}\` })() as never`,
    ),
  ],
  ['in a string that is returned', insteadOfLines(`return \`${FORGED}\` as never`)],
  [
    'in a line of the file',
    onLoad('const text = "\u001b[2J::error::forged \u202e" )', RIGHT),
  ],
  ['in the name of what it exports', `export { n as '${'\\x1b[2J'}' }\nconst n = 1`],
]

test.for(printing)('a report is forged %s', async ([situation, source]) => {
  const { stdout } = await seeFailed({ situation, source, fails: 'all' }, expect)
  seeHarmless(stdout)
  expect(stdout).not.toMatch(/^\s*(::|##\[)/m)
  expect(stdout).toMatch(/^ {2}Total .* 0 of 100 points$/m)
})

const FLOOD = `import fs from 'node:fs'
  ${inOneCheck("for (;;) try { fs.writeSync(1, 'x'.repeat(1 << 20)) } catch {}")}`

test.for(['en', 'vi'] as const)('it floods the descriptor (%s)', async (lang) => {
  const says: Case['says'] = ({ failures }) => [failures.flooded('§').split('§')[1] ?? '']
  const { stdout } = await seeFailed(
    { situation: 'flood', source: FLOOD, lang, fails: ONE_CHECK, says },
    expect,
  )
  expect(stdout.length).toBeLessThan(20_000)
})
