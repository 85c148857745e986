// Judges that two decoders share nothing: their chunks are pushed in turns, in every order.

import { isDeepStrictEqual } from 'node:util'
import { outcomeOf } from './decoder-compare.ts'
import type { DecoderTrial } from './decoder-trial.ts'
import type { DecoderPlan } from './subject/messages.ts'
import { CheckFailed, type Push, type PushOutcome } from './verdict/evidence.ts'

/** Chunks in the order in which they are pushed, each with the index of its decoder. */
export type Schedule = readonly (readonly [decoder: number, chunk: Buffer])[]

/** Every order of two lists of chunks that keeps the order within each: (n+m)! / n! m! of them. */
export function everySchedule(
  first: readonly Buffer[],
  second: readonly Buffer[],
): Schedule[] {
  const [a, ...restOfFirst] = first
  const [b, ...restOfSecond] = second
  if (a === undefined && b === undefined) return [[]]
  const startWithFirst = a === undefined ? [] : everySchedule(restOfFirst, second)
  const startWithSecond = b === undefined ? [] : everySchedule(first, restOfSecond)
  return [
    ...startWithFirst.map((rest): Schedule => [[0, a as Buffer], ...rest]),
    ...startWithSecond.map((rest): Schedule => [[1, b as Buffer], ...rest]),
  ]
}

/** A decoder's limit, and its chunks. */
export type Fed = readonly [maxBytes: number, chunks: readonly (string | Buffer)[]]

/**
 * Pushes each decoder's chunks alone, then in every order between the other's; fails with the
 * shortest beginning of a schedule in which a push brings something else than it did alone.
 */
export async function sharesNothing(
  trial: DecoderTrial,
  pair: readonly [Fed, Fed],
): Promise<void> {
  const chunks = pair.map(([, texts]) => texts.map((text) => Buffer.from(text)))
  const decoders = pair.map(([maxBytes]) => trial.plan(maxBytes))
  const solo: PushOutcome[][] = []
  for (const [i, own] of chunks.entries()) {
    const alone = own.map((chunk) => [0, chunk] as const)
    const [outcomes = []] = await follow(trial, decoders.slice(i, i + 1), [alone])
    seeAlive(trial, decoders.slice(i, i + 1), own, outcomes)
    solo.push(outcomes)
  }
  const schedules = everySchedule(chunks[0] ?? [], chunks[1] ?? [])
  const outcomes = await follow(trial, decoders, schedules)
  const [shortest] = schedules
    .map((schedule, i) => firstDifference(schedule, solo, outcomes[i] ?? []))
    .filter((pushes) => pushes !== undefined)
    .sort((a, b) => a.length - b.length)
  if (shortest)
    throw new CheckFailed({ kind: 'outcome', built: decoders, pushes: shortest })
}

async function follow(
  trial: DecoderTrial,
  decoders: DecoderPlan[],
  schedules: readonly Schedule[],
): Promise<PushOutcome[][]> {
  const fed = Buffer.concat((schedules[0] ?? []).map(([, chunk]) => chunk))
  const reply = await trial.ask(decoders, fed, {
    op: 'interleave',
    decoders,
    schedules: schedules.map((steps) =>
      steps.map(([index, chunk]) => [index, chunk.toString('base64')] as const),
    ),
  })
  return reply.schedules.map((pushes) => pushes.map(outcomeOf))
}

function firstDifference(
  schedule: Schedule,
  solo: readonly PushOutcome[][],
  received: readonly PushOutcome[],
): Push[] | undefined {
  const due = solo.map((outcomes) => [...outcomes])
  const pushes = schedule.map(
    ([decoder, chunk], step): Push => ({
      decoder,
      chunk,
      expected: due[decoder]?.shift() ?? NOTHING,
      received: received[step] ?? NOTHING,
    }),
  )
  const wrong = pushes.findIndex(
    ({ expected, received }) => !isDeepStrictEqual(expected, received),
  )
  return wrong === -1 ? undefined : pushes.slice(0, wrong + 1)
}

const NOTHING: PushOutcome = { messages: [], errors: 0 }

// Two decoders that return nothing share nothing: each has to return a line of its own first.
function seeAlive(
  trial: DecoderTrial,
  built: DecoderPlan[],
  chunks: readonly Buffer[],
  received: readonly PushOutcome[],
): void {
  if (received.some(({ messages }) => messages.length > 0)) return
  const expected = trial.dueWith(chunks, built[0]?.maxBytes ?? 0)
  const pushes = chunks.map(
    (chunk, i): Push => ({
      chunk,
      expected: expected[i] ?? NOTHING,
      received: received[i] ?? NOTHING,
    }),
  )
  throw new CheckFailed({ kind: 'outcome', built, pushes })
}
