// Judges what a decoder holds and what it costs: bytes held against bytes allowed, and CPU time
// against linear work on the same chunks in the same run.

import { outcomeOf } from './decoder-compare.ts'
import type { DecoderTrial } from './decoder-trial.ts'
import type { PushSeen } from './subject/messages.ts'
import { type Built, CheckFailed, type Drawable, type Push } from './verdict/evidence.ts'

const TAIL = Buffer.from('ok\n')

const ALLOWED_RATIO = 15
// Where the learner's pushes took less CPU time than this there is nothing to tell apart.
const MEASURABLE_MICROS = 100_000
// A collection of garbage can fall into one measurement, hardly into two.
const TRIES = 2
// Far more than what the process has to spare when it has freed the garbage of other checks.
const REPEATED_BYTES = 16 * 1024 * 1024
// Right decoders make it grow by 0.4 MiB.
const ALLOWED_GROWTH_BYTES = 6 * 1024 * 1024
const MAX_BYTES = 4 * 1024 * 1024

/** A pattern that is pushed over and over, and the bytes that may still be held then. */
export interface Hold {
  pattern: string
  chunkBytes: number
  chunks: number
  maxBytes: number
  allowedBytes: number
}

/**
 * Fails where a decoder still refers to more than `allowedBytes` once garbage is collected, or where
 * every try makes the process grow by what Node does not count.
 */
export async function holdsLittle(trial: DecoderTrial, hold: Hold): Promise<void> {
  const { chunkBytes, chunks, maxBytes, allowedBytes } = hold
  const pattern = Buffer.from(hold.pattern)
  const decoder = trial.plan(maxBytes)
  const pushed = { pattern, bytes: chunkBytes * chunks }
  const kind = 'held' as const
  const evidence = { kind, built: [decoder], pattern: pushed, chunkBytes }
  let residentBytes = 0
  for (let tries = 0; tries < TRIES; tries++) {
    const reply = await trial.ask([decoder], pattern, {
      op: 'hold',
      decoder,
      pattern: pattern.toString('base64'),
      chunkBytes,
      chunks,
      repeatedChunks: REPEATED_BYTES / chunkBytes,
      tail: TAIL.toString('base64'),
    })
    const { heldBytes, tails } = reply
    residentBytes = reply.residentBytes
    if (heldBytes > allowedBytes)
      throw new CheckFailed({ ...evidence, heldBytes, allowedBytes, isResident: false })
    if (residentBytes > ALLOWED_GROWTH_BYTES) continue
    seeAlive(decoder, [pushed], tails)
    return
  }
  throw new CheckFailed({
    ...evidence,
    pattern: { pattern, bytes: REPEATED_BYTES },
    heldBytes: residentBytes,
    allowedBytes: ALLOWED_GROWTH_BYTES,
    isResident: true,
  })
}

/** Chunks whose pushes are timed. */
export interface Cost {
  /** Bytes of the pattern that are pushed before, in large chunks, and not timed. */
  openBytes: number
  pattern: string
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
  const decoder = trial.plan(MAX_BYTES)
  const drawn = { pattern, bytes: chunkBytes * chunks }
  const before: Drawable[] = openBytes > 0 ? [{ pattern, bytes: openBytes }] : []
  let ratio = 0
  for (let tries = 0; tries < TRIES; tries++) {
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
        tail: TAIL.toString('base64'),
        enoughRatio: 2 * ALLOWED_RATIO,
        enoughMicros: 2 * MEASURABLE_MICROS,
      },
    )
    // Where it was stopped early, it is measured against as much of the linear work.
    ratio = learnerMicros / Math.max(1, (linearMicros * pushed) / chunks)
    if (ratio > ALLOWED_RATIO && learnerMicros >= MEASURABLE_MICROS) continue
    seeAlive(decoder, [...before, drawn], tails)
    return
  }
  const evidence = { built: [decoder], open: before[0], pattern: drawn, chunkBytes }
  throw new CheckFailed({ kind: 'cost', ...evidence, ratio, allowedRatio: ALLOWED_RATIO })
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
