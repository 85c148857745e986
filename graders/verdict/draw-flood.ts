// Draws what two floods had queued over time: both curves on one scale, for a terminal.

import asciichart from 'asciichart'
import type { FloodRun, Sample } from '../flood-run.ts'
import type { Words } from '../words/words.ts'
import { COLUMNS } from './glyph.ts'

const MIB = 1024 * 1024
const ROWS = 12
const LABEL_COLUMNS = 13

/** The two curves, as lines of at most 80 columns. */
export function drawFlood(runs: readonly FloodRun[], { flood }: Words): string {
  const columns = COLUMNS - LABEL_COLUMNS
  const longestMs = Math.max(
    1,
    ...runs.flatMap(({ samples }) => samples.map(({ ms }) => ms)),
  )
  const charts = runs.map(({ backpressure, samples }) => {
    const series = sampled(samples, longestMs, columns)
    const highest = peakOf(runs) / MIB
    const chart = asciichart.plot(series, {
      height: ROWS,
      min: 0,
      max: Math.max(1, highest),
    })
    return `${flood.title(backpressure)}\n\n${chart}`
  })
  const axis = `${' '.repeat(LABEL_COLUMNS)}0 ms${`${Math.round(longestMs)} ms`.padStart(columns - 4)}`
  return `${flood.unit}\n\n${charts.join('\n\n')}\n${axis}`
}

/** The most bytes that any of them had queued. */
export function peakOf(runs: readonly FloodRun[]): number {
  return Math.max(
    0,
    ...runs.flatMap(({ samples }) => samples.map((each) => each.queuedBytes)),
  )
}

// The highest that was queued in each of so many equal stretches of time, in MiB.
function sampled(
  samples: readonly Sample[],
  longestMs: number,
  columns: number,
): number[] {
  let last = 0
  return Array.from({ length: columns }, (_, column) => {
    const [from, to] = [column, column + 1].map((at) => (at * longestMs) / columns) as [
      number,
      number,
    ]
    const own = samples.filter(({ ms }) => ms >= from && ms < to)
    const highest = Math.max(...own.map(({ queuedBytes }) => queuedBytes))
    const shown = own.length === 0 ? last : highest
    last = own.at(-1)?.queuedBytes ?? last
    return shown / MIB
  })
}
