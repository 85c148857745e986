// The end of the learner's report: failures, points by group, and what to do next. It fits 80 columns
// and says everything in words.

import { grouped } from '../words/words.ts'
import type { ReportOptions } from './check-lines.ts'
import { groupedBy, type Result, type Tally, tallyOf } from './tally.ts'

const COUNT_COLUMNS = 22

/** All that follows the checks. */
export async function endText(
  results: readonly Result[],
  options: ReportOptions,
): Promise<string> {
  const exercises = groupedBy(results, ({ slug }) => slug)
  const ends: string[] = []
  for (const [slug, some] of exercises) ends.push(await exerciseText(slug, some, options))
  const rows = exercises.map(([slug, some]) => [slug, tallyOf(some)] as const)
  const table = exercises.length > 1 ? [tableText(rows, options).join('\n')] : []
  return `\n${[...ends, ...table].join('\n\n')}\n`
}

async function exerciseText(
  slug: string,
  results: readonly Result[],
  options: ReportOptions,
): Promise<string> {
  const { words, paint } = options
  const summary = summaryText(results, options)
  if (results.every(({ isPassed }) => isPassed))
    return `${summary}\n\n${paint('green', words.report.allPassed)}`
  // Loaded only now: a right answer needs no drawing.
  const { failuresText, nextText } = await import('./failures.ts')
  return [failuresText(results, options), summary, nextText(slug, results, options)].join(
    '\n\n',
  )
}

function summaryText(results: readonly Result[], options: ReportOptions): string {
  const { words, seed, paint } = options
  const groups = groupedBy(results, ({ group }) => group)
  const rows = groups.map(
    ([group, some]) => [words.groups[group] ?? group, tallyOf(some)] as const,
  )
  const lines = tableText([...rows, [words.report.total, tallyOf(results)]], options)
  const total = paint('bold', lines.pop() ?? '')
  const cuttings = results.reduce((sum, { graded }) => sum + graded.cuttings, 0)
  const tried = cuttings > 0 ? [words.report.cuttings(grouped(cuttings))] : []
  const notes = [...tried, words.report.seed(seed)].join(' · ')
  return [...lines, total, '', `  ${notes}`].join('\n')
}

function tableText(
  rows: readonly (readonly [name: string, tally: Tally])[],
  { words }: ReportOptions,
): string[] {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2
  return rows.map(([name, { passed, checks, points, allPoints }]) => {
    const counts = words.report.checksPassed(passed, checks).padStart(COUNT_COLUMNS)
    return `  ${name.padEnd(width)}${counts}${words.report.points(points, allPoints).padStart(COUNT_COLUMNS)}`
  })
}
