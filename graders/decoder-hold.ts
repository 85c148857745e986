// Judges what a decoder holds: bytes that are still referred to against bytes allowed.

import { type Around, around, seeAlive } from './decoder-alive.ts'
import type { DecoderTrial } from './decoder-trial.ts'
import { CheckFailed } from './verdict/evidence.ts'

// Garbage that a busy machine is late to give back makes a process grow, but not for ever.
const GROWTH_TRIES = 6
const ALLOWED_AGAIN_BYTES = 8 * 1024 * 1024
// Far more than what the process has to spare when it has freed the garbage of other checks.
const REPEATED_BYTES = 16 * 1024 * 1024
// Right decoders make it grow by 0.4 MiB.
const ALLOWED_GROWTH_BYTES = 6 * 1024 * 1024

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
