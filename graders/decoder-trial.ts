// Tries a learner's decoder: sends streams and cuttings to the subject, has what comes back
// compared, and keeps the smallest cutting that shows a difference.

import type { Arbitrary } from 'fast-check'
import {
  Comparison,
  type Decoder,
  dueWith,
  type Expected,
  type Judged,
  outcomeOf,
} from './decoder-compare.ts'
import { type Cutting, chunksOf } from './faults/cutting.ts'
import { countCuttings, cuttingAt } from './faults/every-cutting.ts'
import type { RandomStream } from './faults/random-streams.ts'
import {
  CUTTINGS_TOLD,
  type DecoderPlan,
  type PushSeen,
  type ReplyTo,
  type Request,
  type Witness,
} from './subject/messages.ts'
import type { Subject } from './subject/subject.ts'
import { SubjectEnded } from './subject/talk.ts'
import { CheckFailed, type Push, type PushOutcome } from './verdict/evidence.ts'

export interface Feeding {
  /** The decoder's limit; without one it is built without an argument. */
  maxBytes?: number
  judged?: Judged
}

const MOST_CUTS_SHRUNK = 64

export class DecoderTrial {
  /** Cuttings tried so far. */
  cuttings = 0
  readonly #subject: Subject
  readonly #decoder: Decoder

  constructor(subject: Subject, decoder: Decoder) {
    this.#subject = subject
    this.#decoder = decoder
  }

  /** How the learner's decoder is built for this limit. */
  plan(maxBytes: number | undefined): DecoderPlan {
    const { className, errorName } = this.#decoder
    return { className, errorName, maxBytes: maxBytes ?? null }
  }

  /** Asks the subject; its end, if it ends, is a failure that shows what it was fed. */
  async ask<R extends Request>(
    built: DecoderPlan[],
    stream: Buffer,
    request: R,
    cuttingOf: (index: number) => Cutting | undefined = () => undefined,
  ): Promise<ReplyTo[R['op']]> {
    try {
      return await this.#subject.ask(request)
    } catch (error) {
      if (!(error instanceof SubjectEnded)) throw error
      const { ending, at } = error
      const isCertain = at !== undefined && at + 1 < CUTTINGS_TOLD
      const cutting = isCertain ? cuttingOf(at) : undefined
      const chunks = chunksOf(stream, cutting ?? [])
      const expected = this.dueWith(chunks, built[0]?.maxBytes ?? undefined)
      throw new CheckFailed({ kind: 'ended', ending, built, chunks, expected })
    }
  }

  /** Pushes `stream` in each cutting to a new decoder; fails with the smallest that goes wrong. */
  async sweep(
    stream: Buffer,
    cuttings: 'every' | readonly Cutting[],
    { maxBytes, judged = 'each push' }: Feeding,
  ): Promise<void> {
    const isEvery = cuttings === 'every'
    const count = isEvery ? countCuttings(stream.length) : cuttings.length
    this.cuttings += count
    const decoder = this.plan(maxBytes)
    const reply = await this.ask(
      [decoder],
      stream,
      { op: 'sweep', decoder, stream: stream.toString('base64'), cuttings },
      (index) => (isEvery ? cuttingAt(index, stream.length) : cuttings[index]),
    )
    const comparison = new Comparison(this.#decoder, judged)
    const expected = this.#expected(stream, maxBytes)
    const smallest = comparison.smallestDifference(reply, expected, stream.length)
    // A host that was led to skip some has not seen what it was asked to see.
    const isWhole =
      reply.cuttings === count && reply.pushedBytes === count * stream.length
    if (smallest === undefined && isWhole) return
    const witness = smallest ?? { pushedBytes: stream.length, cutting: [], chunks: 1 }
    throw await this.#counterexample(stream, maxBytes, witness, count, comparison)
  }

  /** Draws random streams and cuttings from `seed`, and shrinks what fails. */
  async random(
    streams: Arbitrary<RandomStream>,
    { seed, runs, ...feeding }: Feeding & { seed: number; runs: number },
  ): Promise<void> {
    const { default: fc } = await import('fast-check')
    let failure: unknown
    const property = fc.asyncProperty(streams, async ({ stream, cuttings }) => {
      // Nothing is shrunk from a hang or a crash: each further try would cost another one.
      if (failure instanceof CheckFailed && failure.evidence.kind === 'ended') return
      try {
        await this.sweep(stream, cuttings, feeding)
      } catch (error) {
        failure = error
        throw error
      }
    })
    const { failed } = await fc.check(property, { seed, numRuns: runs })
    if (failed) throw failure
  }

  /** Pushes an overlong line, and looks at the error that comes with it. */
  async errorOf(stream: Buffer, cutting: Cutting, maxBytes: number): Promise<void> {
    const built = [this.plan(maxBytes)]
    const { pushes, seen } = await this.#trace(stream, cutting, maxBytes)
    const error = seen.flatMap(({ errors }) => errors)[0]
    if (error === undefined) throw new CheckFailed({ kind: 'outcome', built, pushes })
    if (error.isError && error.isNamed && error.maxBytes === maxBytes) return
    throw new CheckFailed({ kind: 'error-object', built, pushes, error })
  }

  /** What is due with each of these chunks. */
  dueWith(chunks: readonly Buffer[], maxBytes: number | undefined): PushOutcome[] {
    return dueWith(chunks, this.#expected(Buffer.concat(chunks), maxBytes))
  }

  #expected(stream: Buffer, maxBytes: number | undefined): Expected[] {
    return this.#decoder.model(stream, maxBytes ?? this.#decoder.defaultMaxBytes)
  }

  async #trace(
    stream: Buffer,
    cutting: Cutting,
    maxBytes: number | undefined,
  ): Promise<{ pushes: Push[]; seen: PushSeen[] }> {
    const decoder = this.plan(maxBytes)
    const request = {
      op: 'trace',
      decoder,
      stream: stream.toString('base64'),
      cutting,
    } as const
    const reply = await this.ask([decoder], stream, request, () => cutting)
    const chunks = chunksOf(stream, cutting)
    const due = dueWith(chunks, this.#expected(stream, maxBytes))
    const pushes = reply.pushes.map((seen, i) => ({
      chunk: chunks[i] as Buffer,
      expected: due[i] as PushOutcome,
      received: outcomeOf(seen),
    }))
    return { pushes, seen: reply.pushes }
  }

  // A sweep says that something went wrong and where; one more run of that cutting shows it push
  // by push.
  async #counterexample(
    stream: Buffer,
    maxBytes: number | undefined,
    { pushedBytes, cutting }: Witness,
    triedCuttings: number,
    comparison: Comparison,
  ): Promise<CheckFailed> {
    const built = [this.plan(maxBytes)]
    const sent = stream.subarray(0, pushedBytes)
    let { pushes } = await this.#trace(sent, cutting, maxBytes)
    if (!comparison.differs(pushes))
      return new CheckFailed({ kind: 'unsteady', built, stream: sent, cutting })
    let kept: Cutting = cutting
    for (const at of cutting.slice(0, MOST_CUTS_SHRUNK)) {
      const fewer = kept.filter((cut) => cut !== at)
      const without = await this.#trace(sent, fewer, maxBytes)
      if (!comparison.differs(without.pushes)) continue
      kept = fewer
      pushes = without.pushes
    }
    return new CheckFailed({ kind: 'outcome', built, pushes, triedCuttings })
  }
}
