// The lines of the learner's report that are printed while the checks are judged.

import { grouped, titleOf, type Words } from '../words/words.ts'
import { COLUMNS, clip, glyph } from './glyph.ts'
import type { Graded } from './graded.ts'
import type { Paint } from './paint.ts'
import type { Result } from './tally.ts'
import { wrap } from './text.ts'

const MOST_PRINTED_LINES = 12
const POINTS_COLUMNS = 7

export interface ReportOptions {
  words: Words
  seed: number
  isVerbose: boolean
  paint: Paint
  /** The learner's file of an exercise, as it is printed. */
  fileOf: (slug: string) => string
  /** The command that judges an exercise again. */
  againOf: (slug: string) => string
  /** What has to be said of an exercise first. */
  noteOf: (slug: string) => string | undefined
  /** Where the file's first TODO stands, for a file that has one. */
  todoOf: (slug: string) => string | undefined
}

export function headingText(
  slug: string,
  { fileOf, noteOf, paint }: ReportOptions,
): string {
  const heading = `${paint('bold', slug)}  (${fileOf(slug)})`
  const note = noteOf(slug)
  return note === undefined ? heading : `${heading}\n\n${wrap(note, COLUMNS)}`
}

export function groupText(group: string, { words, paint }: ReportOptions): string {
  return paint('bold', words.groups[group] ?? group)
}

/** One check: what came of it, its title, its points, and what the learner's code printed. */
export function checkText({ graded, isPassed }: Result, options: ReportOptions): string {
  const { words, paint } = options
  const { pass, fail } = words.report
  const width = Math.max(pass.length, fail.length)
  const verdict = verdictOf({ graded, isPassed }, words)
  const label = paint(isPassed ? 'green' : 'red', verdict.padEnd(width))
  const indent = width + 4
  // A test sees to it that every title fits.
  const title = titleOf(graded, words)
  const points = `${isPassed ? graded.points : 0}/${graded.points}`
  const line =
    title.padEnd(COLUMNS - indent - POINTS_COLUMNS) + points.padStart(POINTS_COLUMNS)
  return [`  ${label}  ${line}`, ...printedLines(graded, indent, options)].join('\n')
}

function verdictOf(
  { graded, isPassed }: Result,
  { report, prerequisite }: Words,
): string {
  if (graded.fault) return report.broken
  if (graded.evidence?.kind === 'prerequisite') return prerequisite.waits
  return isPassed ? report.pass : report.fail
}

function printedLines(
  { output }: Graded,
  indent: number,
  { words, paint }: ReportOptions,
): string[] {
  if (output === undefined || (output.text === '' && output.clippedCharacters === 0))
    return []
  const { printed, printedClipped } = words.report
  const lines = output.text.replace(/\n$/, '').split('\n')
  const shown = lines
    .slice(0, MOST_PRINTED_LINES)
    .map((line) => `│ ${clip([...line].map(glyph).join(''), COLUMNS - indent - 2)}`)
  const hidden =
    lines.slice(MOST_PRINTED_LINES).join('\n').length + output.clippedCharacters
  const note = hidden > 0 ? [`  ${printedClipped(grouped(hidden))}`] : []
  return [`${printed}:`, ...shown, ...note].map(
    (line) => ' '.repeat(indent) + paint('dim', line),
  )
}
