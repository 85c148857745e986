// The failures of an exercise, drawn, and the one thing to do next.

import { lessonOf, shortNameOf } from '../course.ts'
import { titleOf } from '../words/words.ts'
import type { ReportOptions } from './check-lines.ts'
import { judgedElsewhere } from './evidence.ts'
import { COLUMNS } from './glyph.ts'
import { labelled, MESSAGE_INDENT, type Row } from './labelled.ts'
import type { Result } from './tally.ts'
import { widthOf, wrap } from './text.ts'

// More failures than this are listed, and only the first of them drawn: the cure of the first is
// often the cure of most.
const MOST_DRAWN = 8
const FIRST_DRAWN = 3

/** The failures of an exercise, drawn. */
export function failuresText(results: readonly Result[], options: ReportOptions): string {
  const { words, paint, isVerbose } = options
  const [failed, waiting] = divided(results)
  // A file that does not load fails every check for one reason, which is told once.
  const isOneReason = failed.every(({ graded }) => graded.evidence?.kind === 'not-loaded')
  const most = isOneReason
    ? 1
    : isVerbose || failed.length <= MOST_DRAWN
      ? failed.length
      : FIRST_DRAWN
  const chosen = most < failed.length ? ownFirst(failed) : failed
  const drawn = chosen.slice(0, most).map(({ graded }) => {
    const label = widthOf(words.report.fail) + 2
    const title = wrap(titleOf(graded, words), COLUMNS, label)
    const message = (graded.message ?? '').replaceAll(
      /^(?=.)/gm,
      ' '.repeat(MESSAGE_INDENT),
    )
    return `${paint('red', words.report.fail)}  ${paint('bold', title)}\n\n${message}`
  })
  const more = failed.length - drawn.length
  const note = isOneReason ? words.report.sameReason(more) : words.report.notDrawn(more)
  const notes = [...(more > 0 ? [note] : []), ...waitingText(waiting, options)]
  return [...drawn, ...notes].join('\n\n')
}

// What another check is about is drawn there.
function ownFirst(failed: readonly Result[]): Result[] {
  const isOwn = ({ graded: { evidence } }: Result) =>
    evidence?.kind !== 'exchange' || evidence.because !== judgedElsewhere
  return [...failed.filter(isOwn), ...failed.filter((each) => !isOwn(each))]
}

// Failures, and checks that cannot be judged before another exercise passes.
function divided(results: readonly Result[]): [Result[], Result[]] {
  const failed = results.filter(({ graded }) => graded.message !== undefined)
  const isWaiting = ({ graded }: Result) => graded.evidence?.kind === 'prerequisite'
  return [failed.filter((each) => !isWaiting(each)), failed.filter(isWaiting)]
}

function waitingText(
  waiting: readonly Result[],
  { words, paint }: ReportOptions,
): string[] {
  const [first] = waiting
  const needed = neededBy(first)
  if (needed === undefined) return []
  const { waits, because, count } = words.prerequisite
  const text = `${because(shortNameOf(needed))} ${count(waiting.length)}`
  return [`${paint('red', waits)}  ${wrap(text, COLUMNS, widthOf(waits) + 2)}`]
}

function neededBy(result: Result | undefined): string | undefined {
  const evidence = result?.graded.evidence
  return evidence?.kind === 'prerequisite' ? evidence.slug : undefined
}

/** One thing to do: the first check that failed, where to read, what to run. */
export function nextText(
  slug: string,
  results: readonly Result[],
  options: ReportOptions,
): string {
  const { words, paint, todoOf, againOf } = options
  const [failed, [waiting]] = divided(results)
  const needed = neededBy(waiting)
  if (needed !== undefined) {
    const title = paint('bold', words.prerequisite.next(shortNameOf(needed)))
    return `${title}\n${labelled([[words.report.again, againOf(needed), true]]).replaceAll(/^/gm, '  ')}`
  }
  const [first] = failed
  if (first === undefined) return ''
  const { group } = first.graded
  const isNothingDone = results.every(({ isPassed }) => !isPassed)
  const todo = isNothingDone ? todoOf(slug) : undefined
  const isLoaded = first.graded.evidence?.kind !== 'not-loaded'
  const goal = isLoaded ? titleOf(first.graded, words) : words.report.makeItLoad
  const title = wrap(words.report.next(goal), COLUMNS)
  const lesson = `${lessonOf(slug, words)}#${group}`
  const rows: Row[] = [
    ...(todo === undefined ? [] : [[words.report.startAt, todo] as Row]),
    ...(isLoaded ? [[words.report.read, lesson] as Row] : []),
    [words.report.again, againOf(slug), true],
  ]
  return `${paint('bold', title)}\n${labelled(rows).replaceAll(/^/gm, '  ')}`
}
