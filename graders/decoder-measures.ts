// Judges what a decoder holds and what it costs: bytes held against bytes allowed, and CPU time
// against linear work on the same chunks in the same run.

import { outcomeOf } from './decoder-compare.ts'
import type { DecoderTrial } from './decoder-trial.ts'
import type { PushSeen } from './subject/messages.ts'
import { type Built, CheckFailed, type Drawable, type Push } from './verdict/evidence.ts'

const ALLOWED_RATIO = 15
// Where the learner's pushes took less CPU time than this there is nothing to tell apart.
const MEASURABLE_MICROS = 100_000
// A collection of garbage can fall into one measurement, hardly into two.
const COST_TRIES = 2
// Garbage that a busy machine is late to give back makes a process grow, but not for ever.
const GROWTH_TRIES = 6
const ALLOWED_AGAIN_BYTES = 8 * 1024 * 1024
// Far more than what the process has to spare when it has freed the garbage of other checks.
const REPEATED_BYTES = 16 * 1024 * 1024
// Right decoders make it grow by 0.4 MiB.
const ALLOWED_GROWTH_BYTES = 6 * 1024 * 1024

/** What is pushed before what is measured, and what ends the message that is open after it. */
interface Around {
  lead?: Buffer
  close?: string
}

/** A pattern that is pushed over and over, and the bytes that may still be held then. */
export interface Hold extends Around {
  pattern: string | Buffer
  chunkBytes: number
  chunks: number
  maxBytes: number
  allowedBytes: number
  /** Whether the lead finished the decoder, so that it returned a message only before. */
  isFinished?: boolean
}

/**
 * Fails where a decoder still refers to more than `allowedBytes` once garbage is collected, or where
 * the process grows with every try by what Node does not count.
 */
export async function holdsLittle(trial: DecoderTrial, hold: Hold): Promise<void> {
  const { chunkBytes, chunks, maxBytes, allowedBytes, isFinished = false } = hold
  const pattern = Buffer.from(hold.pattern)
  const decoder = trial.plan(maxBytes)
  const pushed = { pattern, bytes: chunkBytes * chunks }
  const kind = 'held' as const
  const evidence = {
    kind,
    built: [decoder],
    lead: hold.lead,
    pattern: pushed,
    chunkBytes,
  }
  let residentAtFirst = 0
  let grownBytes = 0
  for (let tries = 0; tries < GROWTH_TRIES; tries++) {
    const reply = await trial.ask([decoder], pattern, {
      op: 'hold',
      decoder,
      pattern: pattern.toString('base64'),
      chunkBytes,
      chunks,
      repeatedChunks: REPEATED_BYTES / chunkBytes,
      isFirst: tries === 0,
      ...around(trial, hold),
    })
    const { heldBytes, heads, tails, residentBefore, residentAfter } = reply
    if (tries === 0) residentAtFirst = residentBefore
    grownBytes = residentAfter - residentAtFirst
    if (heldBytes > allowedBytes)
      throw new CheckFailed({ ...evidence, heldBytes, allowedBytes, isResident: false })
    if (grownBytes > ALLOWED_GROWTH_BYTES + tries * ALLOWED_AGAIN_BYTES) continue
    const before = [hold.lead, pushed].filter((each) => each !== undefined)
    seeAlive(trial, decoder, isFinished ? [] : before, isFinished ? heads : tails)
    return
  }
  throw new CheckFailed({
    ...evidence,
    pattern: { pattern, bytes: GROWTH_TRIES * REPEATED_BYTES },
    heldBytes: grownBytes,
    allowedBytes: ALLOWED_GROWTH_BYTES + GROWTH_TRIES * ALLOWED_AGAIN_BYTES,
    isResident: true,
  })
}

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

// What is pushed around the pattern: before it the lead, behind it a message, twice.
function around(trial: DecoderTrial, { lead = Buffer.alloc(0), close = '' }: Around) {
  const { stream } = trial.sample
  const tails = [...(close === '' ? [] : [Buffer.from(close)]), stream, stream]
  return {
    lead: lead.toString('base64'),
    tails: tails.map((tail) => tail.toString('base64')),
  }
}

// Code that does nothing holds nothing and costs nothing: it has to return the message that follows.
// It comes twice, for code that is late by one push is judged by another check.
function seeAlive(
  trial: DecoderTrial,
  built: Built,
  before: Drawable[],
  tails: PushSeen[],
): void {
  const { stream, message } = trial.sample
  const received = tails.slice(-2).map(outcomeOf)
  if (received.some(({ messages }) => messages.includes(message))) return
  const nothing = { messages: [], errors: 0 }
  const expected = { messages: [message], errors: 0 }
  const pushes: Push[] = [
    ...before.map((chunk) => ({ chunk, expected: nothing, received: nothing })),
    ...received.map((outcome) => ({ chunk: stream, expected, received: outcome })),
  ]
  throw new CheckFailed({ kind: 'outcome', built: [built], pushes })
}
