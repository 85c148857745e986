// What the command line of `npm run check` refuses: status 2, and one sentence that says why.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { shortNameOf, slugs } from './course.ts'
import { check, forgetRuns } from './judged.ts'
import { type Language, languages, type Words } from './words/words.ts'

const SLUG = '02-safe-line-decoder'
const temp = mkdtempSync(join(tmpdir(), 'c-'))

writeFileSync(join(temp, 'a-file'), '')
afterAll(() => {
  rmSync(temp, { recursive: true })
  forgetRuns()
})

type Sentences = Words['command']
type Refusal = [
  situation: string,
  args: string[],
  sentence: keyof Omit<Sentences, 'reasons'>,
  about: (string | undefined)[],
  env?: NodeJS.ProcessEnv,
]

const known = slugs()
  .map((slug) => `${shortNameOf(slug)} (${slug})`)
  .join(', ')
const seeds = ['1e3', '1.5', '2147483648', '99999999999', 'x', '', '-1', '0x10']
const seedOf = (seed: string): Refusal => [
  `a seed of '${seed}'`,
  ['ex2', `--seed=${seed}`],
  'badSeed',
  [seed],
]
const nowhere = join(temp, `${SLUG}.ts`)
const file = join(temp, 'a-file')
const inFile = join(file, 'reports')

// biome-ignore format: a refusal reads as a row: what is given, and the sentence about it.
const refusals: Refusal[] = [
  ['an exercise that is not there', ['nope'], 'unknownExercise', ['nope', known, undefined]],
  ['an exercise that is near one', ['exx2'], 'unknownExercise', ['exx2', known, 'ex2']],
  ['a slug that is near one', [`${SLUG}s`], 'unknownExercise', [`${SLUG}s`, known, SLUG]],
  ['one exercise that is there, one that is not', ['ex2', 'x'], 'unknownExercise', ['x', known, undefined]],
  ['an option that is near one', ['--sed', '1'], 'unknownOption', ['--sed', '--seed']],
  ['an option that is not there', ['--colour'], 'unknownOption', ['--colour', undefined]],
  ['a letter for an option', ['-q'], 'unknownOption', ['-q', undefined]],
  ['an option without its value', ['ex2', '--seed'], 'missingValue', ['--seed']],
  ['an option in the place of a value', ['ex2', '--dir', '--verbose'], 'missingValue', ['--dir']],
  ['a value where none is taken', ['ex2', '--verbose=1'], 'needlessValue', ['--verbose']],
  ...seeds.map(seedOf),
  ['a negative seed after a space', ['ex2', '--seed', '-1'], 'badSeed', ['-1']],
  ['a folder that is not there', ['ex2', '--dir', 'nowhere'], 'noDir', ['nowhere']],
  ['a file for a folder', ['ex2', '--dir', 'package.json'], 'noDir', ['package.json']],
  ['a folder without the file', ['ex2', '--dir', temp], 'noFile', [nowhere, undefined]],
  ['a folder of the course without the file', ['ex2', '--dir', 'lessons'], 'noFile', [`lessons/${SLUG}.ts`, undefined]],
  ['a file for the reports', ['ex2', '--out', file], 'badOut', [file, 'EEXIST']],
  ['a file on the way to the reports', ['ex2', '--out', inFile], 'badOut', [inFile, 'ENOTDIR']],
  ['two folders', ['ex2', '--dir', '.', '--solutions'], 'dirAndSolutions', []],
  ['an option that npm kept', ['ex2'], 'keptByNpm', ['solutions'], { npm_config_solutions: 'true' }],
  ['a value that npm kept', ['ex2', '7'], 'keptByNpm', ['seed'], { npm_config_seed: 'true' }],
]
// In the other language, one refusal for each sentence.
const oneOfEach = [...new Map(refusals.map((each) => [each[2], each])).values()]

function sentenceOf(lang: Language, [, , name, about]: Refusal): string {
  const { reasons, ...sentences } = languages[lang].command
  const sentence: unknown = sentences[name]
  const told = about.map((each) => reasons[each ?? ''] ?? each)
  return typeof sentence === 'function' ? sentence(...told) : String(sentence)
}

describe.concurrent.each([
  ['en', refusals],
  ['vi', oneOfEach],
] as const)('it refuses, in %s', (lang, cases) => {
  test.for(cases)('%s', async (refusal, { expect }) => {
    const [, args, , , env] = refusal
    const ended = await check([...args, `--lang=${lang}`], env)
    expect(ended.stderr).toBe(`${sentenceOf(lang, refusal)}\n`)
    expect(ended).toMatchObject({ status: 2, stdout: '' })
  })
})

test.for([
  ['en', {}],
  ['vi', { LANG: 'vi_VN.UTF-8' }],
] as const)('it refuses a language that is not there, in %s', async ([lang, env]) => {
  const ended = await check(['ex2', '--lang', 'xx'], env)
  expect(ended.stderr).toBe(`${languages[lang].command.badLang('xx')}\n`)
  expect(ended).toMatchObject({ status: 2, stdout: '' })
})
