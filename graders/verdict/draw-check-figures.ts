// Draws what a check takes, beside what it may take.

import type { CheckFigures } from '../bench/check-figures.ts'
import { grouped, type Words } from '../words/words.ts'
import { type Cells, ratio, tables } from './columns.ts'
import { COLUMNS } from './glyph.ts'
import type { Paint } from './paint.ts'
import { wrap } from './text.ts'

const MIB = 1024 * 1024
const MOST_CHECK_RATIO = 1.5
const MOST_PEAK = 300 * MIB

export function drawCheckFigures(
  { exercise, checkMs, vitestMs, peaks }: CheckFigures,
  words: Words,
  paint: Paint,
): string {
  const { check } = words.bench
  const rows: Cells[] = [
    [check.wall(`npm run check ${exercise}`), `${grouped(checkMs)} ms`, ''],
    [check.vitest, `${grouped(vitestMs)} ms`, ''],
    [check.ratio, ratio(checkMs / vitestMs), check.atMost(ratio(MOST_CHECK_RATIO))],
    ...peaks.map(({ exercise, bytes }) => [
      check.peak(exercise),
      mib(bytes),
      check.atMost(mib(MOST_PEAK)),
    ]),
  ]
  return [
    paint('bold', check.title),
    '',
    tables([[['', '', check.target]], rows]),
    '',
    wrap(peaks.length > 0 ? check.how : `${check.how} ${check.noMemory}`, COLUMNS),
  ].join('\n')
}

function mib(bytes: number): string {
  return `${grouped(bytes / MIB)} MiB`
}
