// What is pushed around what is measured, and whether the decoder is alive: code that does nothing holds
// nothing and costs nothing.

import { outcomeOf } from './decoder-compare.ts'
import type { DecoderTrial } from './decoder-trial.ts'
import type { PushSeen } from './subject/messages.ts'
import { type Built, CheckFailed, type Drawable, type Push } from './verdict/evidence.ts'

/** What is pushed before what is measured, and what ends the message that is open after it. */
export interface Around {
  lead?: Buffer
  close?: string
}

/** Before the pattern the lead, behind it what closes a message, and a whole one twice; in base64. */
export function around(
  trial: DecoderTrial,
  { lead = Buffer.alloc(0), close = '' }: Around,
) {
  const { stream } = trial.sample
  const tails = [...(close === '' ? [] : [Buffer.from(close)]), stream, stream]
  return {
    lead: lead.toString('base64'),
    tails: tails.map((tail) => tail.toString('base64')),
  }
}

/**
 * Fails where none of the last two pushes brought the message that they hold. It comes twice, for code
 * that is late by one push is judged by another check.
 */
export function seeAlive(
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
