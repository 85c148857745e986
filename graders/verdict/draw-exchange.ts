// Draws what two sides of a connection said: what was sent, what should have come of it, and what came.

import type { Words } from '../words/words.ts'
import { drawChunks, drawOne } from './draw-bytes.ts'
import { type Cell, CUT, drawCells } from './draw-cells.ts'
import type { Picture } from './draw-pushes.ts'
import type { Came, Exchange, ExchangeStep, Said } from './evidence.ts'
import { seen } from './text.ts'

export function drawExchange(
  { call, steps, isBytes = true }: Exchange,
  words: Words,
  width: number,
  isWhole: boolean,
): Picture {
  const drawn = new Map<string, Picture['lines']>()
  const cutParts: Picture['cutParts'] = []
  // Each client sends a stream of its own.
  for (const name of new Set(steps.map(({ from = '' }) => from))) {
    const own = steps.filter(({ from = '' }) => from === name)
    const chunks = own.flatMap(({ sends }) => chunksOf(sends))
    const stream = drawChunks(chunks)
    drawn.set(name, stream.chunks)
    cutParts.push(...stream.cutParts)
  }
  const cells = steps.map(({ from, sends, expected, received }): Cell => {
    const isText = typeof sends === 'string' || typeof sends === 'function'
    const bytes = isText
      ? said(sends, words)
      : (drawn.get(from ?? '') ?? []).splice(0, chunksOf(sends).length).join(CUT)
    return {
      bytes: from === undefined ? bytes : `${from}: ${bytes}`,
      expected: outcome(expected, words),
      received: outcome(received, words),
    }
  })
  const { exchange } = words
  const heading = call === undefined ? undefined : ([exchange.call, call] as const)
  const nameOf = (i: number): string => exchange.step(i + 1)
  const first = isBytes ? words.drawing.bytes : exchange.events
  const table = { heading, first, cells, nameOf, needsNames: false, isWhole }
  const lines = drawCells(table, words, width)
  return { lines, cutParts }
}

function chunksOf(sends: ExchangeStep['sends']): readonly Buffer[] {
  if (typeof sends === 'string' || typeof sends === 'function') return []
  return Buffer.isBuffer(sends) ? [sends] : sends
}

function outcome(came: Came, words: Words): string {
  if (typeof came === 'string' || typeof came === 'function') return said(came, words)
  if (Buffer.isBuffer(came)) return drawn(came, words)
  return `${drawn(came.bytes, words)}, ${said(came.and, words)}`
}

function drawn(bytes: Buffer, words: Words): string {
  return bytes.length === 0 ? words.exchange.noBytes : drawOne(bytes, 'bytes')
}

/** The text in the language of `words`, which may hold a name of the learner's. */
export function said(text: Said, words: Words): string {
  return seen(typeof text === 'string' ? text : text(words))
}
