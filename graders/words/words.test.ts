import { expect, test } from 'vitest'
import { COLUMNS } from '../verdict/glyph.ts'
import type { CheckWords } from './en.ts'
import {
  grouped,
  languageOf,
  languageOfEnvironment,
  languages,
  type Words,
} from './words.ts'

const POINTS_COLUMNS = 7

/** Every string of the words; functions are called with their parameters' positions. */
function sentences(words: unknown, path = ''): [path: string, text: string][] {
  if (typeof words === 'string') return [[path, words]]
  if (typeof words === 'function')
    return path.endsWith('oddity') ? [] : [[path, String(words(7, 8, 9))]]
  return Object.entries(words as object).flatMap(([key, value]) =>
    sentences(value, `${path}.${key}`),
  )
}

test('has the same checks and groups in both languages', () => {
  const idsOf = ({ checks }: Words) =>
    Object.values(checks).map((each) => Object.keys(each))
  expect(idsOf(languages.vi)).toEqual(idsOf(languages.en))
  expect(Object.keys(languages.vi.groups)).toEqual(Object.keys(languages.en.groups))
})

test('says every sentence in Vietnamese, not in English', () => {
  const english = new Map(sentences(languages.en))
  const same = sentences(languages.vi).filter(
    ([path, text]) => english.get(path) === text,
  )
  const alike = new Set([
    '.report.seed',
    '.groups.backpressure',
    '.groups.half-close',
    '.drawing.decoder',
    '.drawing.push',
    '.drawing.error',
    // Names of methods and of numbers in the report.
    '.exchange.happens.destroy',
    '.exchange.happens.destroy with an error',
    '.exchange.happens.end',
    '.exchange.memory',
    '.exchange.memoryOf',
  ])
  expect(same.filter(([path]) => !alike.has(path))).toEqual([])
})

test('uses every parameter of a sentence in both languages', () => {
  const numbers = (text: string) =>
    [...text.matchAll(/(?<!\d)[789](?!\d)/g)].map(String).sort()
  const vietnamese = new Map(sentences(languages.vi))
  for (const [path, text] of sentences(languages.en))
    expect(numbers(vietnamese.get(path) ?? ''), path).toEqual(numbers(text))
})

test('writes Vietnamese in composed characters, and without invisible ones', () => {
  for (const [path, text] of sentences(languages.vi)) {
    expect(text, path).toBe(text.normalize('NFC'))
    expect(text, path).not.toMatch(/[\u200b\u200c\u2060\u00ad\ufeffðÐ]/)
  }
})

test('gives every check a title that fits into one line beside its verdict and points', () => {
  for (const { checks, report } of Object.values(languages)) {
    const room =
      COLUMNS - 4 - Math.max(report.pass.length, report.fail.length) - POINTS_COLUMNS
    for (const [id, { title }] of Object.values(checks).flatMap(
      Object.entries<CheckWords>,
    ))
      expect(title.length, `${id}: ${title}`).toBeLessThanOrEqual(room)
  }
})

test.each([
  ['vi', 'vi'],
  ['VI', 'vi'],
  ['vi_VN.UTF-8', 'vi'],
  ['vi-VN', 'vi'],
  ['en_US', 'en'],
  ['fr', undefined],
  ['', undefined],
])('takes %j for %j', (name, language) => {
  expect(languageOf(name)).toBe(language)
})

test('asks LC_ALL before LANG, and falls back to English', () => {
  expect(languageOfEnvironment({ LC_ALL: 'vi_VN', LANG: 'en_US' })).toBe('vi')
  expect(languageOfEnvironment({ LC_ALL: '', LANG: 'vi_VN.UTF-8' })).toBe('vi')
  expect(languageOfEnvironment({ LANG: 'C.UTF-8' })).toBe('en')
  expect(languageOfEnvironment({})).toBe('en')
})

test('groups digits by threes', () => {
  expect([7, 999, 1000, 65_536, 12_582_912].map(grouped)).toEqual([
    '7',
    '999',
    '1 000',
    '65 536',
    '12 582 912',
  ])
})
