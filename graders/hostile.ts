// Files that learners should not hand in: the reference decoder with one hostile change, or wrong
// decoders for which any point would be a forged one; and what has to be seen of all of them.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExpectStatic } from 'vitest'
import { COURSE, graderOf } from './course.ts'
import { type Asked, idOf, type Judged, judged } from './judged.ts'
import { languages, type Words } from './words/words.ts'

const PUSH = 'push(chunk: Buffer): string[] {'
const BUILT = 'this.#maxBytes = maxBytes\n  }\n\n  /**'
const RETURNS = '    return lines\n'

/** A decoder that passes every check. */
export const RIGHT = readFileSync(
  join(COURSE, 'solutions', '02-safe-line-decoder.ts'),
  'utf8',
)

/** Runs `code` first in every push. */
export function inPush(code: string, decoder = RIGHT): string {
  return replaced(decoder, PUSH, `${PUSH}\n    ${code}`)
}

/** Runs `code` only for a byte that no check but one pushes; the decoder is right otherwise. */
export function inOneCheck(code: string): string {
  return inPush(`if (chunk.includes(0x1e)) { ${code} }`)
}

/** That check. */
export const ONE_CHECK = ['only-line-feed']

/** Runs `code` last in every constructor. */
export function inConstructor(code: string): string {
  return replaced(RIGHT, BUILT, BUILT.replace('\n', `\n    ${code}\n`))
}

/** Has push() end in `code` instead of returning its lines. */
export function insteadOfLines(code: string): string {
  return replaced(RIGHT, RETURNS, `    ${code}\n`)
}

/** Runs `code` when the file is loaded. */
export function onLoad(code: string, decoder = RIGHT): string {
  return `${decoder}\n${code}\n`
}

/** A decoder that fails every check. */
export const USELESS = inPush('if (chunk) return []')

/** A decoder whose only faults are that it keeps every chunk and looks at all that it holds. */
export const KEEPS_AND_SEARCHES_ALL = replaced(
  RIGHT,
  PUSH,
  `readonly all: Buffer[] = []
  seen = 0

  ${PUSH}
    this.all.push(Buffer.from(chunk))
    if (chunk.length === 1)
      for (let i = 0; i < this.#heldBytes; i += 64) this.seen += Number(this.#held[i])`,
)

/** The checks that such a decoder fails. */
export const MEASURED = ['endless-line', 'long-life', 'byte-by-byte']

/** Puts `text` in place of `old`, which has to be there. */
export function replaced(source: string, old: string, text: string): string {
  if (!source.includes(old)) throw new Error(`the solution has no '${old}' any more`)
  return source.replace(old, () => text)
}

/** The place of `text` in a source, as reports name it. */
export function at(source: string, text: string): string {
  const line = source.slice(0, source.indexOf(text)).split('\n').length
  return `02-safe-line-decoder.ts:${line}`
}

export interface Case extends Asked {
  situation: string
  source: string
  /** Ids of the checks that fail; left out where that is not certain. */
  fails?: 'all' | string[]
  /** Sentences that the report has, spaces aside. */
  says?: (words: Words) => string[]
}

/** What never belongs in a report: our own files, and what Node writes of itself. */
const INTERNALS = /node:internal|host\.mjs|subject\.mjs|bytes-not-messages-|Node\.js v/

/** Judges the file of a case, and sees to it that it failed as it should. */
export async function seeFailed(
  { source, fails, says, ...asked }: Case,
  expect: ExpectStatic,
): Promise<Judged> {
  const result = await judged(source, asked)
  const all = checksOf(asked.slug ?? '02-safe-line-decoder')
  expect(result.stderr).toBe('')
  expect(result.status).toBe(1)
  expect(result.checks.map(idOf)).toEqual(all)
  expect(result.stdout).not.toMatch(INTERNALS)
  expect(result.leftBehind).toEqual([])
  if (fails === 'all') expect(result.failed).toEqual(all)
  else if (fails) expect(result.failed).toEqual(fails)
  const words = languages[asked.lang ?? 'en']
  for (const sentence of says?.(words) ?? [])
    expect(dense(result.stdout), result.stdout).toContain(dense(sentence))
  return result
}

// A run of the solution has just these, as a test of files that do not load sees.
function checksOf(slug: string): string[] {
  const grader = readFileSync(graderOf(slug), 'utf8')
  return [...grader.matchAll(/^ +(?:check|plays|waits|leavesNothing)\('([\w-]+)'/gm)].map(
    ([, id = '']) => id,
  )
}

/** A text without its spaces, for a report breaks its lines anywhere. */
export function dense(text: string): string {
  return text.replaceAll(/\s+/g, '')
}
