// Feeds a decoder random streams in random cuttings, drawn from the run's seed, and shrinks what fails.

import fc, { type Arbitrary } from 'fast-check'
import type { DecoderTrial, Feeding } from './decoder-trial.ts'
import type { RandomStream } from './faults/random-streams.ts'
import { CheckFailed } from './verdict/evidence.ts'

export async function randomly(
  trial: DecoderTrial,
  streams: Arbitrary<RandomStream>,
  { seed, runs, ...feeding }: Feeding & { seed: number; runs: number },
): Promise<void> {
  let failure: unknown
  const property = fc.asyncProperty(streams, async ({ stream, cuttings }) => {
    // Nothing is shrunk from a hang or a crash: each further try would cost another one.
    if (failure instanceof CheckFailed && failure.evidence.kind === 'ended') return
    try {
      await trial.sweep(stream, cuttings, feeding)
    } catch (error) {
      failure = error
      throw error
    }
  })
  const { failed } = await fc.check(property, { seed, numRuns: runs })
  if (failed) throw failure
}
