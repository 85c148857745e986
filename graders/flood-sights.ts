// What can be seen of a flood after each step: what it asked for, how it stands, what it left open.

import type { FloodReply, FloodStep } from './subject/messages.ts'
import type { Said } from './verdict/evidence.ts'

export type Seen = FloodReply['seen'][number]

/** What should be seen after a step: a text that both sides can be told by, and whether it is right. */
export interface Sight {
  step: FloodStep
  expected: Said
  received: (seen: Seen) => Said
  isRight: (seen: Seen) => boolean
  /** It is not what the check is about. */
  isAside?: boolean
  /** A rejection with an `Error` is due. */
  rejects?: boolean
}

/** A sight that is not what the check is about. */
export const besides = (sight: Sight): Sight => ({ ...sight, isAside: true })

/** The flood has asked for so many frames, and is not through. */
export const asked = (
  step: FloodStep,
  least: number,
  most: number,
  standing: 'p' | 'r' | 'j' = 'p',
): Sight => ({
  step,
  expected: ({ exchange }) =>
    `${exchange.asked(least === most ? `${most}` : `${least}–${most}`)}, ${exchange.standing[standing]}`,
  received:
    (seen) =>
    ({ exchange }) =>
      `${exchange.asked(`${seen.asked}`)}, ${standingOf(seen, exchange)}`,
  isRight: (seen) =>
    seen.standing === standing && seen.asked >= least && seen.asked <= most,
})

/** The flood has settled so. */
export const settles = (step: FloodStep, standing: 'r' | 'j'): Sight => ({
  step,
  expected: ({ exchange }) => exchange.standing[standing],
  received:
    (seen) =>
    ({ exchange }) =>
      standingOf(seen, exchange),
  isRight: (seen) => seen.standing === standing,
  rejects: standing === 'j',
})

/** It has settled so, and the iterator was closed. */
export const closesWith = (step: FloodStep, standing: 'j'): Sight => ({
  step,
  expected: ({ exchange }) =>
    `${exchange.standing[standing]}, ${exchange.iterator(true)}`,
  received:
    (seen) =>
    ({ exchange }) =>
      `${standingOf(seen, exchange)}, ${exchange.iterator(seen.isClosed)}`,
  isRight: (seen) => seen.standing === standing && seen.isClosed,
  rejects: true,
})

/** It has resolved, and the socket is open for more. */
export const leavesOpen = (step: FloodStep): Sight => ({
  step,
  expected: ({ exchange }) => `${exchange.standing.r}, ${exchange.socketIs(true)}`,
  received:
    (seen) =>
    ({ exchange }) =>
      `${standingOf(seen, exchange)}, ${exchange.socketIs(seen.isWritable)}`,
  isRight: (seen) => seen.standing === 'r' && seen.isWritable,
})

function standingOf(
  { standing }: Seen,
  exchange: { standing: Record<string, string> },
): string {
  return exchange.standing[standing] ?? standing
}
