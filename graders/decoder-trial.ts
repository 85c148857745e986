// Tries a learner's decoder: sends streams and cuttings to the subject, has what comes back
// compared, and keeps the smallest cutting that shows a difference.

import {
  Comparison,
  type Decoder,
  dueWith,
  type Expected,
  type Judged,
  outcomeOf,
} from './decoder-compare.ts'
import { counterexample } from './decoder-counterexample.ts'
import { type Cutting, chunksOf } from './faults/cutting.ts'
import { countCuttings, cuttingAt } from './faults/every-cutting.ts'
import {
  CUTTINGS_TOLD,
  type DecoderPlan,
  type PushSeen,
  type ReplyTo,
  type Request,
  type SweepRequest,
} from './subject/messages.ts'
import type { Subject } from './subject/subject.ts'
import { type Ending, SubjectEnded } from './subject/talk.ts'
import { CheckFailed, type Push, type PushOutcome } from './verdict/evidence.ts'

export interface Feeding {
  /** The decoder's limit; without one it is built without an argument. */
  maxBytes?: number
  judged?: Judged
}

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
      const isCertain = error.at !== undefined && error.at + 1 < CUTTINGS_TOLD
      const last = isCertain ? cuttingOf(error.at as number) : undefined
      const isPlaced = request.op !== 'sweep' || error.ending.kind !== 'crashed'
      const { ending, cutting } = isPlaced
        ? { ending: error.ending, cutting: last }
        : await this.#crashAgain(error.ending, request, last)
      const chunks = chunksOf(stream, cutting ?? [])
      const expected = this.dueWith(chunks, built[0]?.maxBytes ?? undefined)
      throw new CheckFailed({ kind: 'ended', ending, built, chunks, expected })
    }
  }

  // Errors carry no stack in a sweep, and what a timer or a promise throws comes after all of it: one
  // cutting alone shows where the error was made.
  async #crashAgain(
    ending: Ending,
    { decoder, stream }: SweepRequest,
    last: Cutting | undefined,
  ): Promise<{ ending: Ending; cutting: Cutting | undefined }> {
    for (const cutting of [[], ...(last ? [last] : [])]) {
      try {
        await this.#subject.ask({ op: 'trace', decoder, stream, cutting })
      } catch (error) {
        if (error instanceof SubjectEnded && error.ending.kind === ending.kind)
          return { ending: error.ending, cutting }
      }
    }
    return { ending, cutting: last }
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
    throw await counterexample(this, { stream, maxBytes, witness, count, comparison })
  }

  /** Pushes an overlong line, and looks at the error that comes with it. */
  async errorOf(stream: Buffer, cutting: Cutting, maxBytes: number): Promise<void> {
    const built = [this.plan(maxBytes)]
    const { pushes, seen } = await this.trace(stream, cutting, maxBytes)
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

  /** What each push of one cutting should bring, and what it brings. */
  async trace(
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
}
