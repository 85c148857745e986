// Judges a flood of a gated sink: what is seen of it after each step.

import { exchangeOf, failed, NAME } from './flood-failure.ts'
import type { Seen, Sight } from './flood-sights.ts'
import type { FloodReply, FloodRequest } from './subject/messages.ts'
import type { Subject } from './subject/subject.ts'
import { SubjectEnded } from './subject/talk.ts'
import { CheckFailed, type ExchangeStep, type Said } from './verdict/evidence.ts'

export type Flood = Omit<FloodRequest, 'op' | 'name' | 'steps' | 'on' | 'collects'>

/** Plays the steps of a flood of a gated sink; fails at the first that is not as it should be. */
export async function seeFlood(
  subject: Subject,
  flood: Flood & { collects?: boolean },
  sights: readonly Sight[],
): Promise<FloodReply> {
  const steps = sights.map(({ step }) => step)
  const { collects = false } = flood
  const request = {
    op: 'floods',
    name: NAME,
    on: 'sink',
    steps,
    ...flood,
    collects,
  } as const
  const draw = (count: number, received: (i: number) => Said): ExchangeStep[] =>
    sights.slice(0, count).map((sight, i) => ({
      sends: ({ exchange }) => exchange.happens[sight.step.do],
      expected: sight.expected,
      received: received(i),
    }))
  try {
    const reply = await subject.ask(request)
    const wrong = sights.findIndex(({ isRight }, i) => !isRight(reply.seen[i] as Seen))
    if (wrong === -1) return reply
    const drawn = draw(wrong + 1, (i) =>
      (sights[i] as Sight).received(reply.seen[i] as Seen),
    )
    // Of several outcomes that are right, the one that came is no difference.
    for (const step of drawn.slice(0, wrong)) step.expected = step.received
    const { isAside, rejects } = sights[wrong] as Sight
    const isDue = rejects && reply.seen[wrong]?.standing === 'j'
    const thrown = isDue ? undefined : reply.thrown
    throw failed(flood.backpressure, drawn, { thrown, isAside })
  } catch (error) {
    if (!(error instanceof SubjectEnded)) throw error
    const { ending } = error
    const steps = draw(
      sights.length,
      () =>
        ({ drawing }) =>
          drawing.noAnswer,
    )
    const exchange = exchangeOf(flood.backpressure, steps)
    throw new CheckFailed({ kind: 'ended', ending, exchange })
  }
}
