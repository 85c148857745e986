// Draws how quick decoders are beside the reference, and says what is to be known of them.

import { RACED, type Ranking } from '../bench/decoders.ts'
import { type Best, speedUp } from '../bench/race.ts'
import { grouped, type Words } from '../words/words.ts'
import { type Cells, ratio, sizeOf, tables } from './columns.ts'
import { COLUMNS } from './glyph.ts'
import type { Paint } from './paint.ts'
import { wrap } from './text.ts'

const MIB = 1024 * 1024
const NS = 1e9

/** Each contender's bytes per second beside the reference's, and what is to be known of them. */
export function drawRankings(
  all: readonly Ranking[],
  bytes: number,
  words: Words,
  paint: Paint,
): string {
  const { decoders } = words.bench
  const head: Cells = [decoders.chunks, ...RACED.map(sizeOf)]
  const blocks = all.map((ranking) => [
    [decoders.races[ranking.race]],
    ...rankingRows(ranking, words),
  ])
  const ahead = all.flatMap((ranking) => aheadOf(ranking, words))
  return [
    paint('bold', decoders.title),
    '',
    tables([[head], ...blocks]),
    '',
    ...(ahead.length === 0 ? [decoders.noneAhead] : ahead).map((line) =>
      wrap(line, COLUMNS, 2),
    ),
    '',
    wrap(decoders.how(grouped(bytes)), COLUMNS),
    '',
    ...Object.values(decoders.notes).map((note) => wrap(`- ${note}`, COLUMNS, 2)),
  ].join('\n')
}

function rankingRows({ rows }: Ranking, { bench: { decoders } }: Words): Cells[] {
  const [reference, ...others] = rows
  if (reference === undefined) return []
  const fastest = reference.bests.map((best, i) =>
    Math.min(...peersOf(others).map(({ bests }) => speedUp(best, rightOf(bests[i])))),
  )
  const row = ({ name, isPeer, bests }: Ranking['rows'][number]): Cells => [
    isPeer || bests === reference.bests ? `  ${name}` : `  ${decoders.limit(name)}`,
    ...bests.map((best, i) =>
      best.isRight ? ratio(speedUp(best, reference.bests[i])) : decoders.wrong,
    ),
  ]
  return [
    ...rows.map(row),
    [`  ${decoders.fastest}`, ...fastest.map(ratio)],
    [
      `  ${decoders.throughput}`,
      ...reference.bests.map(({ nsPerByte }) => grouped(NS / nsPerByte / MIB)),
    ],
  ]
}

function aheadOf({ race, rows }: Ranking, { bench: { decoders } }: Words): string[] {
  const [reference, ...others] = rows
  return peersOf(others).flatMap(({ name, bests }) => {
    const times = RACED.flatMap((chunkBytes, i) => {
      const times = ratio(speedUp(bests[i], reference?.bests[i]))
      const isAhead = bests[i]?.isRight && Number(times) > 1
      return isAhead ? [decoders.inChunks(times, sizeOf(chunkBytes))] : []
    })
    return times.length === 0
      ? []
      : [decoders.ahead(name, times.join(', '), decoders.races[race])]
  })
}

function peersOf(rows: Ranking['rows']): Ranking['rows'] {
  return rows.filter(({ isPeer }) => isPeer)
}

// A wrong one is as slow as can be.
function rightOf(best: Best | undefined): Best | undefined {
  return best?.isRight ? best : { nsPerByte: Number.POSITIVE_INFINITY, isRight: false }
}
