// Judges what a decoder holds and what it costs: bytes held against bytes allowed, and CPU time
// against linear work on the same chunks in the same run.

import { outcomeOf } from './decoder-compare.ts'
import type { DecoderTrial } from './decoder-trial.ts'
import type { PushSeen } from './subject/messages.ts'
import { type Built, CheckFailed, type Drawable, type Push } from './verdict/evidence.ts'

const TAIL = Buffer.from('ok\n')

// Where the learner's pushes took less CPU time than this there is nothing to tell apart.
const MEASURABLE_MICROS = 100_000
// A collection of garbage can fall into one measurement, hardly into two.
const TRIES = 2
const MAX_BYTES = 4 * 1024 * 1024

/** A pattern that is pushed over and over, and the bytes that may still be held then. */
export interface Hold {
  pattern: string
  chunkBytes: number
  chunks: number
  maxBytes: number
  allowedBytes: number
}

/** Fails where a decoder still refers to more than `allowedBytes` once garbage is collected. */
export async function holdsLittle(trial: DecoderTrial, hold: Hold): Promise<void> {
  const { chunkBytes, chunks, maxBytes, allowedBytes } = hold
  const pattern = Buffer.from(hold.pattern)
  const decoder = trial.plan(maxBytes)
  const { heldBytes, tails } = await trial.ask([decoder], pattern, {
    op: 'hold',
    decoder,
    pattern: pattern.toString('base64'),
    chunkBytes,
    chunks,
    tail: TAIL.toString('base64'),
  })
  const drawn = { pattern, bytes: chunkBytes * chunks }
  const evidence = {
    built: [decoder],
    pattern: drawn,
    chunkBytes,
    heldBytes,
    allowedBytes,
  }
  if (heldBytes > allowedBytes) throw new CheckFailed({ kind: 'held', ...evidence })
  seeAlive(decoder, [drawn], tails)
}

/** Chunks whose pushes are timed; `open` is pushed before, in large chunks, and not timed. */
export interface Cost {
  open: string
  pattern: string
  chunkBytes: number
  chunks: number
  /** How many times the linear work is too much. */
  allowedRatio: number
}

/**
 * Fails where every try takes far more CPU time than linear work. A right decoder in the slowest
 * style we know takes 3 to 40 times as much, one that copies or scans what it holds 800 and more.
 */
export async function costsLinear(trial: DecoderTrial, cost: Cost): Promise<void> {
  const { chunkBytes, chunks, allowedRatio } = cost
  const pattern = Buffer.from(cost.pattern)
  const open = Buffer.from(cost.open)
  const decoder = trial.plan(MAX_BYTES)
  const drawn = { pattern, bytes: chunkBytes * chunks }
  const before: Drawable[] = open.length > 0 ? [{ pattern, bytes: open.length }] : []
  let ratio = 0
  for (let tries = 0; tries < TRIES; tries++) {
    const { learnerMicros, linearMicros, pushed, tails } = await trial.ask(
      [decoder],
      pattern,
      {
        op: 'cost',
        decoder,
        open: open.toString('base64'),
        pattern: pattern.toString('base64'),
        chunkBytes,
        chunks,
        tail: TAIL.toString('base64'),
        enoughRatio: 2 * allowedRatio,
        enoughMicros: 2 * MEASURABLE_MICROS,
      },
    )
    if (pushed === chunks) seeAlive(decoder, [...before, drawn], tails)
    // Where it stopped early, the rest of the linear work is reckoned from the part that was done.
    ratio = learnerMicros / Math.max(1, (linearMicros * chunks) / pushed)
    if (ratio <= allowedRatio || learnerMicros < MEASURABLE_MICROS) return
  }
  const evidence = { built: [decoder], open: before[0], pattern: drawn, chunkBytes }
  throw new CheckFailed({ kind: 'cost', ...evidence, ratio, allowedRatio })
}

// Code that does nothing holds nothing and costs nothing: it has to return the line that follows.
// The line comes twice, for code that is late by one push is judged by another check.
function seeAlive(built: Built, before: Drawable[], tails: PushSeen[]): void {
  const received = tails.map(outcomeOf)
  if (received.some(({ lines }) => lines.includes('ok'))) return
  const nothing = { lines: [], errors: 0 }
  const expected = { lines: ['ok'], errors: 0 }
  const pushes: Push[] = [
    ...before.map((chunk) => ({ chunk, expected: nothing, received: nothing })),
    ...received.map((outcome) => ({ chunk: TAIL, expected, received: outcome })),
  ]
  throw new CheckFailed({ kind: 'outcome', built: [built], pushes })
}
