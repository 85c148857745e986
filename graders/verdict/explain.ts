// Explains a failure: a picture of what was sent and what came, and the sentences that belong to it.

import { shortNameOf } from '../course.ts'
import { chunksOf } from '../faults/cutting.ts'
import { grouped, type Words } from '../words/words.ts'
import { drawChunks, drawOne } from './draw-bytes.ts'
import { CUT } from './draw-cells.ts'
import { drawExchange, said } from './draw-exchange.ts'
import { builtText, drawPushes, type Picture } from './draw-pushes.ts'
import type { Built, Drawable, Evidence } from './evidence.ts'
import { explainEnded, explainLoad, notesOn, thrownText } from './explain-ending.ts'
import { labelled, MESSAGE_WIDTH } from './labelled.ts'
import { learnersStack, placeIn } from './place.ts'
import { seen } from './text.ts'

const MOST_CUT_PARTS = 3

export interface Explanation {
  picture: string[]
  sentences: string[]
  /** Whether what the check usually means fits this failure. */
  isUsual: boolean
  stack: string
}

export function explain(evidence: Evidence, words: Words, isFull: boolean): Explanation {
  const { failures } = words
  switch (evidence.kind) {
    case 'outcome':
    case 'error-object':
      return explainPushes(evidence, words, isFull)
    case 'unsteady': {
      const { built, stream, cutting } = evidence
      const kind = built[0]?.returns
      const { chunks } = drawChunks(chunksOf(stream, cutting), kind)
      const rows: [string, string][] = [
        [words.drawing.decoder, built.map(builtText).join(', ')],
        [words.drawing.bytes, chunks.join(CUT)],
      ]
      const picture = [labelled(rows)]
      return { picture, sentences: [failures.unsteady], isUsual: false, stack: '' }
    }
    case 'held': {
      const { heldBytes, allowedBytes } = evidence
      const held = `${failures.heldBytes}: `
      const expected = held + failures.atMost(grouped(allowedBytes))
      const picture = drawMeasured(evidence, expected, held + grouped(heldBytes), words)
      const { isResident } = evidence
      const sentences = [isResident ? failures.residentAfter : failures.heldAfter]
      return { picture, sentences, isUsual: true, stack: '' }
    }
    case 'cost': {
      const { ratio, allowedRatio } = evidence
      const cpu = `${failures.costRow}: `
      const expected = cpu + failures.atMost(failures.times(grouped(allowedRatio)))
      const received = cpu + failures.times(grouped(ratio))
      const picture = drawMeasured(evidence, expected, received, words)
      return { picture, sentences: [failures.costAgainst], isUsual: true, stack: '' }
    }
    case 'exchange':
      return explainExchange(evidence, words, isFull)
    case 'ended':
      return explainEnded(evidence, words)
    case 'not-loaded':
      return explainLoad(evidence.problem, words, MESSAGE_WIDTH)
    case 'prerequisite': {
      const sentences = [words.prerequisite.because(shortNameOf(evidence.slug))]
      return { picture: [], sentences, isUsual: false, stack: '' }
    }
  }
}

function drawMeasured(
  pushed: {
    built: Built[]
    lead?: Buffer | undefined
    open?: Drawable | undefined
    pattern: Drawable
    chunkBytes: number
  },
  expected: string,
  received: string,
  { drawing, failures }: Words,
): string[] {
  const { built, lead, open, pattern, chunkBytes } = pushed
  const kind = built[0]?.returns
  const parts = [lead, open].filter((part) => part !== undefined)
  const before = parts.map((part) => `${drawOne(part, kind)} │ `).join('')
  const size = failures.bytes(grouped(chunkBytes))
  const rows: [string, string][] = [
    [drawing.decoder, built.map(builtText).join(', ')],
    [drawing.bytes, before + failures.pushedAs(drawOne(pattern, kind), size)],
    [drawing.expected, expected],
    [drawing.received, received],
  ]
  return [labelled(rows)]
}

type Pushed = Evidence & { kind: 'outcome' | 'error-object' }

function explainPushes(evidence: Pushed, words: Words, isFull: boolean): Explanation {
  const { failures } = words
  const { built, pushes } = evidence
  const { lines, cutParts } = drawPushes(built, pushes, words, MESSAGE_WIDTH, isFull)
  const oddity = pushes.find(({ received }) => received.oddity)?.received.oddity
  const thrown = oddity?.kind === 'threw' ? oddity.thrown : undefined
  const stack = thrown?.stack ?? ''
  const odd = oddity && `${failures.oddity(oddity, seen, placeIn(stack))}.`
  const isExported =
    evidence.kind !== 'error-object' ||
    evidence.error.exported.includes(evidence.due.name)
  return {
    picture: lines,
    sentences: [
      ...cutSentences(cutParts, words),
      ...(odd === undefined ? [] : [odd]),
      ...notesOn(thrown, words),
      ...lastSentence(evidence, words),
    ],
    isUsual: (oddity === undefined || oddity.kind === 'changed') && isExported,
    stack: learnersStack(stack),
  }
}

function lastSentence(evidence: Pushed, { drawing, failures }: Words): string[] {
  if (evidence.kind === 'error-object') {
    const { error, due } = evidence
    const what = seen(error.what)
    if (!error.exported.includes(due.name))
      return [failures.errorNotExported(what, due.name)]
    const carried = Object.keys(due.numbers).map(
      (name) => `${name} ${error.numbers[name] ?? failures.absent}`,
    )
    const expected = Object.entries(due.numbers).map(
      ([name, value]) => `${name} ${value}`,
    )
    return [failures.errorObject(what, carried.join(', '), due.name, expected.join(', '))]
  }
  const { triedCuttings = 1 } = evidence
  return triedCuttings > 1 ? [drawing.smallestOf(grouped(triedCuttings))] : []
}

function explainExchange(
  { exchange, because, thrown, isAside = false }: Evidence & { kind: 'exchange' },
  words: Words,
  isFull: boolean,
): Explanation {
  const { lines, cutParts } = drawExchange(exchange, words, MESSAGE_WIDTH, isFull)
  return {
    picture: lines,
    sentences: [
      ...cutSentences(cutParts, words),
      ...(because === undefined ? [] : [said(because, words)]),
      ...(thrown === undefined ? [] : [thrownText(thrown, words)]),
      ...notesOn(thrown, words),
    ],
    isUsual: thrown === undefined && !isAside,
    stack: learnersStack(thrown?.stack ?? ''),
  }
}

function cutSentences(cut: Picture['cutParts'], { drawing }: Words): string[] {
  return cut
    .slice(0, MOST_CUT_PARTS)
    .map(({ bytes, character, declaredBytes }) =>
      declaredBytes === undefined
        ? drawing.cutCharacter(bytes, character ?? '')
        : drawing.cutHeader(bytes, grouped(declaredBytes)),
    )
}
