// Draws what a byte costs as chunks shrink and as messages grow.

import { type Costs, GROWING, SHRINKING } from '../bench/decoders.ts'
import { speedUp } from '../bench/race.ts'
import type { Words } from '../words/words.ts'
import { type Cells, ratio, sizeOf, tables } from './columns.ts'
import { COLUMNS } from './glyph.ts'
import type { Paint } from './paint.ts'
import { wrap } from './text.ts'

export function drawCosts(all: readonly Costs[], words: Words, paint: Paint): string {
  const { costs, decoders } = words.bench
  const head: Cells = [decoders.chunks, ...SHRINKING.map(sizeOf)]
  const blocks = all.map(({ kind, rows }) => {
    const [short, long] = costs.kinds[kind] ?? ['', '']
    const labels = [short, ...GROWING[kind].map((bytes) => `${long} ${sizeOf(bytes)}`)]
    const [, longer, sixteenTimes] = rows
    return [
      ...rows.map((bests, i) => [
        labels[i] ?? '',
        ...bests.map(({ nsPerByte }) => nsPerByte.toFixed(2)),
      ]),
      [
        GROWING[kind].toReversed().map(sizeOf).join(' / '),
        ...sixteenTimes.map((best, i) => ratio(speedUp(longer[i], best))),
      ],
    ]
  })
  return [
    paint('bold', costs.title),
    '',
    tables([[head], ...blocks]),
    '',
    wrap(costs.how, COLUMNS),
  ].join('\n')
}
