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
import { placedEnding } from './decoder-ending.ts'
import { type Cutting, chunksOf } from './faults/cutting.ts'
import { countCuttings, cuttingAt } from './faults/every-cutting.ts'
import type { DecoderPlan, PushSeen, ReplyTo, Request } from './subject/messages.ts'
import type { Subject } from './subject/subject.ts'
import { SubjectEnded } from './subject/talk.ts'
import { CheckFailed, type Push, type PushOutcome } from './verdict/evidence.ts'

export interface Feeding {
  /** The decoder's limit; without one it is built without an argument. */
  maxBytes?: number | undefined
  judged?: Judged
  /** Whether the stream is ended. */
  isEnded?: boolean
  /** Whether the messages are looked at again at the end. */
  isKept?: boolean
  /** Whether errors are waited for that come late, as one too many may. */
  isPatient?: boolean
}

// Subjects whose errors were seen to come a turn after their push.
const late = new WeakSet<Subject>()

export class DecoderTrial {
  /** Cuttings tried so far. */
  cuttings = 0
  readonly #subject: Subject
  readonly #decoder: Decoder

  constructor(subject: Subject, decoder: Decoder) {
    this.#subject = subject
    this.#decoder = decoder
  }

  get sample(): Decoder['sample'] {
    return this.#decoder.sample
  }

  /** How the learner's decoder is built for this limit. */
  plan(maxBytes: number | undefined): DecoderPlan {
    const { className, returns, errors } = this.#decoder
    const errorNames = Object.keys(errors)
    const errorNumbers = [...new Set(Object.values(errors).flat())]
    return { className, returns, errorNames, errorNumbers, maxBytes: maxBytes ?? null }
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
      const { ending, cutting } = await placedEnding(
        this.#subject,
        error,
        request,
        cuttingOf,
      )
      const chunks = chunksOf(stream, cutting ?? [])
      const expected = this.dueWith(chunks, built[0]?.maxBytes ?? undefined)
      throw new CheckFailed({ kind: 'ended', ending, built, chunks, expected })
    }
  }

  /** Pushes `stream` in each cutting to a new decoder; fails with the smallest that goes wrong. */
  async sweep(
    stream: Buffer,
    cuttings: 'every' | readonly Cutting[],
    feeding: Feeding,
  ): Promise<void> {
    const isEvery = cuttings === 'every'
    const count = isEvery ? countCuttings(stream.length) : cuttings.length
    this.cuttings += count
    const { maxBytes, judged = 'each push' } = feeding
    const reply = await this.ask(
      [this.plan(maxBytes)],
      stream,
      { op: 'sweep', ...this.#fed(stream, feeding), cuttings },
      (index) => (isEvery ? cuttingAt(index, stream.length) : cuttings[index]),
    )
    const comparison = new Comparison(this.#decoder, judged)
    const expected = this.#expected(stream, maxBytes)
    const bytes = stream.length + (feeding.isEnded ? 1 : 0)
    const smallest = comparison.smallestDifference(reply, expected, bytes)
    // A host that was led to skip some has not seen what it was asked to see.
    const isWhole =
      reply.cuttings === count && reply.pushedBytes === count * stream.length
    if (smallest === undefined && isWhole) return
    const witness = smallest ?? { pushedBytes: bytes, cutting: [], chunks: 1 }
    const found = { stream, feeding, witness, count, comparison }
    const failed = await counterexample(this, found)
    if (failed.evidence.kind !== 'unsteady' || !this.#decoder.mayBeLate) throw failed
    // Alone it was waited for, and was right: so are all the others now.
    if (late.has(this.#subject)) throw failed
    late.add(this.#subject)
    await this.sweep(stream, cuttings, feeding)
  }

  #fed(stream: Buffer, feeding: Feeding, isAlone = false) {
    const { maxBytes, isEnded = false, isKept = false } = feeding
    const decoder = this.plan(maxBytes)
    const isAsked = isAlone || feeding.isPatient === true
    const isPatient = this.#decoder.mayBeLate && (isAsked || late.has(this.#subject))
    return { decoder, stream: stream.toString('base64'), isEnded, isKept, isPatient }
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
    feeding: Feeding,
  ): Promise<{ pushes: Push[]; seen: PushSeen[] }> {
    const request = { op: 'trace', ...this.#fed(stream, feeding, true), cutting } as const
    const reply = await this.ask([request.decoder], stream, request, () => cutting)
    const chunks = chunksOf(stream, cutting)
    const expected = this.#expected(stream, feeding.maxBytes)
    const due = dueWith(chunks, expected)
    const atEnd = expected.filter(({ at }) => at === stream.length)
    const pushes = reply.pushes.map((seen, i) => ({
      chunk: chunks[i] ?? ('end' as const),
      expected: due[i] ?? { messages: [], errors: atEnd.length },
      received: outcomeOf(seen),
    }))
    return { pushes, seen: reply.pushes }
  }
}
