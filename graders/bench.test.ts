// What `npm run bench` prints, on very few bytes, and which options it refuses. No figure is judged.

import { describe, expect, test } from 'vitest'
import { optionsOf } from './bench/options.ts'
import { racers } from './bench/racers.ts'
import { check } from './judged.ts'
import { CouldNotGrade } from './plan.ts'
import { drawCheckFigures } from './verdict/draw-check-figures.ts'
import { drawRankings } from './verdict/draw-rankings.ts'
import { COLUMNS } from './verdict/glyph.ts'
import { plain } from './verdict/paint.ts'
import { widthOf } from './verdict/text.ts'
import { type Language, languages } from './words/words.ts'

const COMMAND = [process.execPath, '--import', 'tsx/esm', 'graders/bench.ts']
const LANGUAGES = ['en', 'vi'] as const
const MIB = 1024 * 1024
const RATIOS = /(?: +\d+\.\d\d){3}$/

const bench = (args: string[], env: NodeJS.ProcessEnv = {}) => check(args, env, COMMAND)

function seeNarrow(text: string): void {
  for (const line of text.split('\n'))
    expect(widthOf(line), line).toBeLessThanOrEqual(COLUMNS)
  expect(text).not.toMatch(/undefined|NaN|Infinity/)
}

test('every contender has a row of ratios, and the reference is 1.00', async () => {
  const { status, stdout, stderr } = await bench(['decoders', '--bytes', '500'])
  expect(stderr).toBe('')
  expect(status).toBe(0)
  seeNarrow(stdout)
  const { decoders } = languages.en.bench
  const ranked = Object.values(decoders.races).map((race) => {
    const after = stdout.slice(stdout.indexOf(`\n${race}\n`) + race.length + 2)
    return after.slice(0, after.indexOf('\n\n')).split('\n')
  })
  const { lines, frames } = racers
  for (const [i, contenders] of [lines, lines, frames].entries()) {
    const rows = ranked[i] ?? []
    expect(rows).toHaveLength(contenders.length + 2)
    expect(rows[0]).toMatch(/(?: +1\.00){3}$/)
    for (const [at, { name }] of contenders.entries()) {
      expect(rows[at]).toContain(name)
      expect(rows[at]).toMatch(RATIOS)
    }
  }
})

test('what a byte costs is told for small chunks and long messages', async () => {
  const { status, stdout, stderr } = await bench([
    ...['costs', '--bytes', '500'],
    ...['--lang', 'vi'],
  ])
  expect(stderr).toBe('')
  expect(status).toBe(0)
  seeNarrow(stdout)
  const { costs } = languages.vi.bench
  expect(stdout).toContain(costs.title)
  for (const label of Object.values(costs.kinds).flat()) expect(stdout).toContain(label)
  for (const label of ['64 KiB / 4 KiB', '1 MiB / 64 KiB'])
    expect(stdout).toMatch(new RegExp(`^${label}(?: +\\d+\\.\\d\\d){5}$`, 'm'))
})

describe.each(LANGUAGES)('what is drawn (%s)', (lang: Language) => {
  const words = languages[lang]
  const bests = (nsPerByte: number, isRight = true) =>
    [1, 2, 4].map((times) => ({ nsPerByte: nsPerByte * times, isRight }))

  test('says who is ahead, and who is wrong however quick', () => {
    const rows = [
      { name: 'reference', isPeer: false, bests: bests(2) },
      { name: 'slow', isPeer: true, bests: bests(3) },
      { name: 'quick', isPeer: true, bests: bests(1) },
      { name: 'broken', isPeer: true, bests: bests(0.1, false) },
      { name: 'least', isPeer: false, bests: bests(0.5) },
    ]
    const { decoders } = words.bench
    const text = drawRankings([{ race: 'lines', rows }], 1000, words, plain)
    seeNarrow(text)
    const cells = (label: string) =>
      text
        .split('\n')
        .find((line) => line.trim().startsWith(`${label}  `))
        ?.slice(label.length + 2)
        .trim()
        .split(/ +/)
    expect(cells('reference')).toEqual(['1.00', '1.00', '1.00'])
    expect(cells('slow')).toEqual(['0.67', '0.67', '0.67'])
    expect(cells('quick')).toEqual(['2.00', '2.00', '2.00'])
    expect(cells('broken')).toEqual([decoders.wrong, decoders.wrong, decoders.wrong])
    expect(cells(decoders.limit('least'))).toEqual(['4.00', '4.00', '4.00'])
    expect(cells(decoders.fastest)).toEqual(['0.50', '0.50', '0.50'])
    expect(text).toContain(decoders.inChunks('2.00', '64 KiB'))
    expect(text).not.toContain(decoders.noneAhead)
  })

  test('says so where no peer is ahead', () => {
    const rows = [
      { name: 'reference', isPeer: false, bests: bests(2) },
      { name: 'even', isPeer: true, bests: bests(2.001) },
    ]
    const text = drawRankings([{ race: 'frames', rows }], 1000, words, plain)
    expect(text).toContain(words.bench.decoders.noneAhead)
  })

  test('sets a check beside vitest, and its memory beside what it may take', () => {
    const figures = { exercise: 'ex2', checkMs: 1200, vitestMs: 1000 }
    const peaks = [{ exercise: 'ex4', bytes: 210 * MIB }]
    const text = drawCheckFigures({ ...figures, peaks }, words, plain)
    seeNarrow(text)
    for (const cell of ['1 200 ms', '1 000 ms', '1.20', '1.50', '210 MiB', '300 MiB'])
      expect(text).toContain(cell)
    const without = drawCheckFigures({ ...figures, peaks: [] }, words, plain)
    expect(without.replaceAll(/\s+/g, ' ')).toContain(words.bench.check.noMemory)
  })
})

const { bench: english, command } = languages.en

test.for<[situation: string, args: string[], sentence: string]>([
  ['an unknown part', ['speed'], english.unknownPart('speed', undefined)],
  ['a part with a slip', ['decodres'], english.unknownPart('decodres', 'decoders')],
  ['an unknown option', ['--colour'], english.unknownOption('--colour', undefined)],
  ['an option with a slip', ['--byte=3'], english.unknownOption('--byte', '--bytes')],
  ['an option without its value', ['--bytes'], command.missingValue('--bytes')],
  ['no bytes', ['--bytes', '0'], english.badBytes('0', 2 ** 26)],
  ['fewer than none', ['--bytes', '-1'], english.badBytes('-1', 2 ** 26)],
  ['bytes that are no number', ['--bytes', '2 MiB'], english.badBytes('2 MiB', 2 ** 26)],
  ['too many bytes', ['--bytes', '99999999'], english.badBytes('99999999', 2 ** 26)],
  ['an unknown language', ['--lang', 'fr'], command.badLang('fr')],
])('refuses %s', ([, args, sentence]) => {
  expect(() => optionsOf(args, {})).toThrow(new CouldNotGrade(sentence))
})

test('refuses in one line, in the language that was asked for', async () => {
  const { status, stdout, stderr } = await bench(['--lang', 'vi', 'speed'])
  expect(stderr).toBe(`${languages.vi.bench.unknownPart('speed', undefined)}\n`)
  expect(stdout).toBe('')
  expect(status).toBe(2)
})

test('says so where npm kept an option', () => {
  expect(() => optionsOf([], { npm_config_bytes: '500' })).toThrow(
    english.keptByNpm('bytes'),
  )
})

test('measures all parts, in their order, where none is named', () => {
  expect(optionsOf([], {}).parts).toEqual(['decoders', 'costs', 'check'])
  expect(optionsOf(['check', 'COSTS', 'check'], {}).parts).toEqual(['costs', 'check'])
})
