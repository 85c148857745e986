// Explains a subject that gave no answer: it hung, it ended, it never loaded.

import type { LoadProblem } from '../subject/subject.ts'
import type { Ending } from '../subject/talk.ts'
import { grouped, type Words } from '../words/words.ts'
import { drawChunks } from './draw-bytes.ts'
import { builtText, CUT, outcomeText } from './draw-pushes.ts'
import type { Evidence } from './evidence.ts'
import type { Explanation } from './explain.ts'
import { labelled } from './labelled.ts'
import { drawPlace, learnersStack, placeIn } from './place.ts'
import { seen, widthOf } from './text.ts'

const LONGEST_ROW = 400

export function explainEnded(
  { built = [], chunks = [], expected = [], ending }: Evidence & { kind: 'ended' },
  words: Words,
): Explanation {
  const { drawing } = words
  const due = expected.map((outcome) => outcomeText(outcome, words)).join(CUT)
  const rows: [string, string][] = [
    [drawing.decoder, built.map(builtText).join(', ')],
    [drawing.bytes, drawChunks(chunks).chunks.join(CUT)],
    [drawing.expected, due],
  ]
  const known = rows.filter(([, text]) => text !== '' && widthOf(text) < LONGEST_ROW)
  const picture = [labelled([...known, [drawing.received, drawing.noAnswer]])]
  const stack = ending.kind === 'crashed' ? ending.stderr : ''
  return { picture, sentences: [endingText(ending, words)], isUsual: false, stack }
}

function endingText(ending: Ending, { failures }: Words): string {
  switch (ending.kind) {
    case 'hung':
      return failures.hung(grouped(ending.silentMs))
    case 'exited':
      return failures.exited(String(ending.code ?? ending.signal))
    case 'crashed':
      return failures.crashed(uncaughtIn(ending.stderr), placeIn(ending.stderr))
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
  const told = (sentence: string, picture: string[] = [], stack = ''): Explanation => ({
    picture,
    sentences: [sentence],
    isUsual: false,
    stack,
  })
  switch (problem.kind) {
    case 'syntax':
      return told(failures.syntax(problem.message), drawPlace(problem.place, width))
    case 'import':
      return told(failures.foreignImport(problem.path))
    case 'threw': {
      const { name, message, stack } = problem.thrown
      const place = placeIn(stack)
      return told(
        failures.threwLoading(seen(name), seen(message), place),
        [],
        learnersStack(stack),
      )
    }
    case 'missing': {
      const exports = problem.exports.join(', ') || failures.nothing
      return told(failures.missing(problem.missing, seen(exports)))
    }
    case 'ended':
      return told(`${failures.whileLoading} ${endingText(problem.ended.ending, words)}`)
  }
}

// Node prints the source line first; the error is the first line that names one.
function uncaughtIn(stderr: string): string {
  const named =
    /^(?:Uncaught\s+)?\[?[A-Za-z]*(?:Error|Exception|Rejection)\b[^\n]*/m.exec(stderr)
  return seen(named?.[0] ?? stderr.trim().split('\n').at(-1) ?? '')
}
