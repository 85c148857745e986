// Draws what two sides of a connection said: what was sent, what should have come of it, and what came.

import type { Words } from '../words/words.ts'
import { drawChunks } from './draw-bytes.ts'
import { type Cell, CUT, drawCells } from './draw-cells.ts'
import type { Picture } from './draw-pushes.ts'
import type { Exchange, ExchangeStep, Said } from './evidence.ts'
import { seen } from './text.ts'

export function drawExchange(
  { call, steps, isBytes = true }: Exchange,
  words: Words,
  width: number,
  isWhole: boolean,
): Picture {
  const drawn = new Map<string, Picture['lines']>()
  const cutCharacters: Picture['cutCharacters'] = []
  // Each client sends a stream of its own.
  for (const name of new Set(steps.map(({ from = '' }) => from))) {
    const own = steps.filter(({ from = '' }) => from === name)
    const stream = drawChunks(own.flatMap(({ sends }) => chunksOf(sends)))
    drawn.set(name, stream.chunks)
    cutCharacters.push(...stream.cutCharacters)
  }
  const cells = steps.map(({ from, sends, expected, received }): Cell => {
    const isText = typeof sends === 'string' || typeof sends === 'function'
    const bytes = isText
      ? said(sends, words)
      : (drawn.get(from ?? '') ?? []).splice(0, chunksOf(sends).length).join(CUT)
    return {
      bytes: from === undefined ? bytes : `${from}: ${bytes}`,
      expected: said(expected, words),
      received: said(received, words),
    }
  })
  const { exchange } = words
  const heading = call === undefined ? undefined : ([exchange.call, call] as const)
  const nameOf = (i: number): string => exchange.step(i + 1)
  const first = isBytes ? words.drawing.bytes : exchange.events
  const table = { heading, first, cells, nameOf, needsNames: false, isWhole }
  const lines = drawCells(table, words, width)
  return { lines, cutCharacters }
}

function chunksOf(sends: ExchangeStep['sends']): readonly Buffer[] {
  if (typeof sends === 'string' || typeof sends === 'function') return []
  return Buffer.isBuffer(sends) ? [sends] : sends
}

/** The text in the language of `words`. */
export function said(text: Said, words: Words): string {
  return typeof text === 'string' ? seen(text) : text(words)
}
