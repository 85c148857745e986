// Explains a subject that gave no answer: it hung, it ended, it never loaded.

import type { Thrown } from '../subject/messages.ts'
import type { LoadProblem, NotLoaded } from '../subject/subject.ts'
import type { Ending, SubjectEnded } from '../subject/talk.ts'
import { grouped, type Words } from '../words/words.ts'
import { drawChunks } from './draw-bytes.ts'
import { CUT } from './draw-cells.ts'
import { drawExchange } from './draw-exchange.ts'
import { builtText, outcomeText } from './draw-pushes.ts'
import type { Evidence } from './evidence.ts'
import type { Explanation } from './explain.ts'
import { labelled, MESSAGE_WIDTH } from './labelled.ts'
import { drawPlace, learnersStack, placeIn } from './place.ts'
import { seen, widthOf, wrap } from './text.ts'

const LONGEST_ROW = 400

export function explainEnded(
  evidence: Evidence & { kind: 'ended' },
  words: Words,
): Explanation {
  const { ending, exchange } = evidence
  const thrown = ending.kind === 'crashed' ? ending.thrown : undefined
  return {
    picture: exchange
      ? drawExchange(exchange, words, MESSAGE_WIDTH, false).lines
      : drawUnanswered(evidence, words),
    sentences: [
      endingText(ending, words),
      ...(LOST.test(thrown?.message ?? '') ? [words.failures.unheard] : []),
      ...notesOn(thrown, words),
    ],
    isUsual: false,
    stack: learnersStack(thrown?.stack ?? ''),
  }
}

function drawUnanswered(
  { built = [], chunks = [], expected = [] }: Evidence & { kind: 'ended' },
  words: Words,
): string[] {
  const { drawing } = words
  const { returns = 'text' } = built[0] ?? {}
  const due = expected.map((outcome) => outcomeText(outcome, words, returns)).join(CUT)
  const rows: [string, string][] = [
    [drawing.decoder, built.map(builtText).join(', ')],
    [drawing.bytes, drawChunks(chunks, returns).chunks.join(CUT)],
    [drawing.expected, due],
  ]
  const known = rows.filter(([, text]) => text !== '' && widthOf(text) < LONGEST_ROW)
  return [labelled([...known, [drawing.received, drawing.noAnswer]])]
}

function endingText(ending: Ending, { failures }: Words): string {
  switch (ending.kind) {
    case 'hung':
      return failures.hung(grouped(ending.silentMs))
    case 'exited':
      return ending.code === null
        ? failures.killed(String(ending.signal))
        : failures.exited(String(ending.code))
    case 'crashed':
      return crashedText(ending.thrown, failures)
    case 'greedy':
      return failures.greedy(failures.bytes(grouped(ending.residentBytes)))
    case 'out-of-heap':
      return failures.outOfHeap
    case 'unsettled':
      return failures.unsettled
    case 'flooded':
      return failures.flooded(failures.bytes(grouped(ending.bytes)))
    case 'tampered':
      return failures.tampered
  }
}

export function explainLoad(
  problem: LoadProblem,
  words: Words,
  width: number,
): Explanation {
  const { failures } = words
  const told = (
    sentence: string,
    picture: string[] = [],
    thrown?: Thrown,
  ): Explanation => ({
    picture,
    sentences: [sentence, ...notesOn(thrown, words)],
    isUsual: false,
    stack: learnersStack(thrown?.stack ?? ''),
  })
  switch (problem.kind) {
    case 'syntax':
      return told(failures.syntax(problem.message), drawPlace(problem.place, width))
    case 'import':
      return told(failures.foreignImport(problem.path))
    case 'threw': {
      const { name, message, stack } = problem.thrown
      const place = placeIn(stack)
      const sentence = failures.threwLoading(seen(name), seen(message), place)
      return told(sentence, [], problem.thrown)
    }
    case 'missing': {
      const exports = problem.exports.join(', ') || failures.nothing
      return told(failures.missing(problem.missing, seen(exports)))
    }
    case 'ended': {
      const { ending } = problem.ended
      const thrown = ending.kind === 'crashed' ? ending.thrown : undefined
      return told(`${failures.whileLoading} ${endingText(ending, words)}`, [], thrown)
    }
  }
}

// Node's words for a promise that was rejected with something other than an error.
const REASON = /The promise rejected with the reason "(.*)"/s

function crashedText(
  { name, message, stack }: Thrown,
  failures: Words['failures'],
): string {
  const reason = REASON.exec(message)?.[1]
  if (reason !== undefined) return failures.rejected(seen(reason))
  return failures.crashed(nameAndMessage(name, message), placeIn(stack))
}

// What the system says of a connection that is gone, or never was.
const LOST = /\b(ECONNRESET|ECONNREFUSED|EPIPE)\b/

// What Node, and the host, say of what the subject may not do.
const REFUSED = /^Access to this API has been restricted|^not available in an exercise$/

/** What a learner cannot know of an error that was thrown. */
export function notesOn(thrown: Thrown | undefined, { failures }: Words): string[] {
  return REFUSED.test(thrown?.message ?? '') ? [failures.refused] : []
}

/** An error that the learner's code threw, and where. */
export function thrownText(
  { name, message, stack }: Thrown,
  { failures }: Words,
): string {
  return failures.threw(nameAndMessage(name, message), placeIn(stack))
}

function nameAndMessage(name: string, message: string): string {
  return message === '' ? seen(name) : `${seen(name)}: ${seen(message)}`
}

/** Why a file could not be run at all, or ended, as lines of text. */
export function explainFailure(error: NotLoaded | SubjectEnded, words: Words): string {
  const { picture, sentences } =
    'problem' in error
      ? explainLoad(error.problem, words, MESSAGE_WIDTH)
      : { picture: [], sentences: [endingText(error.ending, words)] }
  return [...picture, ...sentences.map((each) => wrap(each, MESSAGE_WIDTH))].join('\n')
}
