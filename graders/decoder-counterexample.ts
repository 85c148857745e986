// Makes the counterexample of a sweep: the smallest cutting that goes wrong, push by push.

import type { Comparison } from './decoder-compare.ts'
import type { DecoderTrial, Feeding } from './decoder-trial.ts'
import type { Cutting } from './faults/cutting.ts'
import type { Witness } from './subject/messages.ts'
import { CheckFailed } from './verdict/evidence.ts'

const MOST_CUTS_SHRUNK = 64

/** What a sweep found to be wrong, and where with the fewest chunks. */
export interface Found {
  stream: Buffer
  feeding: Feeding
  witness: Witness
  /** Cuttings that were tried. */
  count: number
  comparison: Comparison
}

/** Runs the cutting once more by itself, and takes out each cut that the failure does not need. */
export async function counterexample(
  trial: DecoderTrial,
  { stream, feeding, witness, count, comparison }: Found,
): Promise<CheckFailed> {
  const built = [trial.plan(feeding.maxBytes)]
  const { pushedBytes, cutting } = witness
  const sent = stream.subarray(0, pushedBytes)
  const fed = { ...feeding, isEnded: pushedBytes > stream.length }
  let { pushes } = await trial.trace(sent, cutting, fed)
  if (!comparison.differs(pushes))
    return new CheckFailed({ kind: 'unsteady', built, stream: sent, cutting })
  let kept: Cutting = cutting
  for (const at of cutting.slice(0, MOST_CUTS_SHRUNK)) {
    const fewer = kept.filter((cut) => cut !== at)
    const without = await trial.trace(sent, fewer, fed)
    if (!comparison.differs(without.pushes)) continue
    kept = fewer
    pushes = without.pushes
  }
  return new CheckFailed({ kind: 'outcome', built, pushes, triedCuttings: count })
}
