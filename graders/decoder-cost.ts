// Judges what a decoder costs: CPU time against linear work on the same chunks in the same run.

import { type Around, around, seeAlive } from './decoder-alive.ts'
import type { DecoderTrial } from './decoder-trial.ts'
import { CheckFailed } from './verdict/evidence.ts'

const ALLOWED_RATIO = 15
// Where the learner's pushes took less CPU time than this there is nothing to tell apart.
const MEASURABLE_MICROS = 100_000
// A collection of garbage can fall into one measurement, hardly into two.
const COST_TRIES = 2

/** Chunks whose pushes are timed. */
export interface Cost extends Around {
  /** Bytes of the pattern that are pushed before, in large chunks, and not timed. */
  openBytes: number
  pattern: string | Buffer
  maxBytes: number
  chunkBytes: number
  chunks: number
}

/**
 * Fails where every try takes far more CPU time than linear work, which is to make the chunks and to
 * push them into a plain loop. A right decoder takes 0.3 to 10 times as much, in the slowest style
 * that we know; one that copies or searches what it holds takes 60 times and more.
 */
export async function costsLinear(trial: DecoderTrial, cost: Cost): Promise<void> {
  const { chunkBytes, chunks, openBytes } = cost
  const pattern = Buffer.from(cost.pattern)
  const decoder = trial.plan(cost.maxBytes)
  const drawn = { pattern, bytes: chunkBytes * chunks }
  const { lead } = cost
  const open = openBytes > 0 ? { pattern, bytes: openBytes } : undefined
  const before = [lead, open, drawn].filter((each) => each !== undefined)
  let ratio = 0
  for (let tries = 0; tries < COST_TRIES; tries++) {
    const { learnerMicros, linearMicros, pushed, tails } = await trial.ask(
      [decoder],
      pattern,
      {
        op: 'cost',
        decoder,
        openBytes,
        pattern: pattern.toString('base64'),
        chunkBytes,
        chunks,
        ...around(trial, cost),
        enoughRatio: ALLOWED_RATIO,
        enoughMicros: MEASURABLE_MICROS,
      },
    )
    // Where it was stopped early, it is measured against as much of the linear work.
    ratio = learnerMicros / Math.max(1, (linearMicros * pushed) / chunks)
    if (ratio > ALLOWED_RATIO && learnerMicros >= MEASURABLE_MICROS) continue
    seeAlive(trial, decoder, before, tails)
    return
  }
  const evidence = { built: [decoder], lead, open, pattern: drawn, chunkBytes }
  throw new CheckFailed({ kind: 'cost', ...evidence, ratio, allowedRatio: ALLOWED_RATIO })
}
