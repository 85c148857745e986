// The steps that a check of a decoder is made of: feed a stream in every cutting, in some, or at
// random. A check is passed when all its steps are.

import { check, type Judge } from './checks.ts'
import type { Decoder } from './decoder-compare.ts'
import { type Cost, costsLinear } from './decoder-cost.ts'
import { carriesNumbers, type ErrorDue } from './decoder-errors.ts'
import { type Hold, holdsLittle } from './decoder-hold.ts'
import { type Fed, sharesNothing } from './decoder-pairs.ts'
import { DecoderTrial, type Feeding } from './decoder-trial.ts'
import type { Cutter } from './faults/cutting.ts'
import { everyCut } from './faults/few-cuts.ts'
import { byteByByte } from './faults/fixed-sizes.ts'

const RANDOM_STREAMS = 20
const MOST_PIECES = 40
const MOST_CUTS = 16

// fast-check is loaded while the subject is at work on the first step, when the judge would only wait.
const loadRandom = () =>
  Promise.all([import('./faults/random-streams.ts'), import('./decoder-random.ts')])

export type Step = (trial: DecoderTrial, judge: Judge) => Promise<void>

/** A check of `decoder`: its id, its points, and its steps in order. */
export function decoderCheck(decoder: Decoder) {
  return (id: string, points: number, ...steps: Step[]): void =>
    check(id, points, async (judge) => {
      const trial = new DecoderTrial(judge.subject, decoder)
      try {
        for (const step of steps) {
          const stepping = step(trial, judge)
          loadRandom()
          await stepping
        }
      } finally {
        judge.countCuttings(trial.cuttings)
      }
    })
}

/** Feeds each of `streams` in all its cuttings. */
export const every =
  (streams: readonly (string | Buffer)[], feeding: Feeding): Step =>
  async (trial) => {
    for (const stream of streams) await trial.sweep(Buffer.from(stream), 'every', feeding)
  }

/** Feeds `stream` in the cuttings of each of `cutters`. */
export const cut =
  (stream: string | Buffer, cutters: readonly Cutter[], feeding: Feeding): Step =>
  async (trial) => {
    const bytes = Buffer.from(stream)
    const cuttings = cutters.flatMap((cutter) => cutter(bytes))
    await trial.sweep(bytes, cuttings, feeding)
  }

/** Feeds streams of up to 40 of `pieces`, drawn and cut at random from the run's seed. */
export const random =
  (pieces: readonly (string | Buffer)[], feeding: Feeding & { maxBytes: number }): Step =>
  async (trial, { seed }) => {
    const [{ randomStreams }, { randomly }] = await loadRandom()
    const streams = randomStreams(pieces, MOST_PIECES)
    await randomly(trial, streams, { ...feeding, seed, runs: RANDOM_STREAMS })
  }

/** Looks at what the error of a stream carries: whole, cut near its start, and byte by byte. */
export const errorOf =
  (stream: string | Buffer, feeding: Feeding, due: ErrorDue): Step =>
  async (trial) => {
    const bytes = Buffer.from(stream)
    const cuttings = [[], ...everyCut(bytes).slice(0, MOST_CUTS), ...byteByByte(bytes)]
    for (const cutting of cuttings)
      await carriesNumbers(trial, { stream: bytes, cutting, feeding }, due)
  }

export const holds =
  (hold: Hold): Step =>
  (trial) =>
    holdsLittle(trial, hold)

export const costs =
  (cost: Cost): Step =>
  (trial) =>
    costsLinear(trial, cost)

/** Feeds two decoders in turns, in every order of their chunks. */
export const inTurns =
  (first: Fed, second: Fed): Step =>
  (trial) =>
    sharesNothing(trial, [first, second])
