// Why a check failed, as data: what was sent, what was expected, what came. The drawing and the
// sentences are made of it later, in either language.

import type { Cutting, ErrorSeen, Oddity, Returned, Thrown } from '../subject/messages.ts'
import type { LoadProblem } from '../subject/subject.ts'
import type { Ending } from '../subject/talk.ts'
import type { Words } from '../words/words.ts'

/** How the learner's decoder was built; `maxBytes` null is a call without an argument. */
export interface Built {
  className: string
  returns: Returned
  maxBytes: number | null
}

/** What one push returned, how many errors it emitted, and what it did wrongly instead. */
export interface PushOutcome {
  messages: readonly string[]
  errors: number
  oddity?: Oddity | undefined
}

/** Bytes to draw: themselves, or a pattern that would be too long to draw. */
export type Drawable = Buffer | { pattern: Buffer; bytes: number }

export interface Push {
  /** Which decoder, where a check has several; its position in `built`. */
  decoder?: number
  chunk: Drawable | 'end'
  expected: PushOutcome
  received: PushOutcome
}

/** A text that is the same in both languages, or one that depends on it. */
export type Said = string | ((words: Words) => string)

/** What one side did, what should have come of it, and what came. */
export interface ExchangeStep {
  /** Which client, where there are several. */
  from?: string | undefined
  /** A chunk, several, or another act. */
  sends: Buffer | readonly Buffer[] | Said
  expected: Came
  received: Came
}

/** What came, or should come: bytes are drawn one by one, for a frame is no text. */
export type Came = Buffer | Said | { bytes: Buffer; and: Said }

export interface Exchange {
  /** The call that is judged, as the learner would write it. */
  call?: string
  /** Whether the steps are bytes that were sent; else they are what happened. */
  isBytes?: boolean
  steps: ExchangeStep[]
}

export type Evidence =
  /** Some push brought something else than it should have. */
  | { kind: 'outcome'; built: Built[]; pushes: Push[]; triedCuttings?: number }
  /** A cutting gave a wrong outcome among others, and the right one when it was tried alone. */
  | { kind: 'unsteady'; built: Built[]; stream: Buffer; cutting: Cutting }
  /** The error came, but it is not the error of the contract. */
  | {
      kind: 'error-object'
      built: Built[]
      pushes: Push[]
      error: ErrorSeen
      due: { name: string; numbers: Record<string, number> }
    }
  | {
      kind: 'held'
      built: Built[]
      lead?: Buffer | undefined
      pattern: Drawable
      chunkBytes: number
      heldBytes: number
      allowedBytes: number
      /** Memory of the whole process, of which Node could not say what holds it. */
      isResident: boolean
    }
  | {
      kind: 'cost'
      built: Built[]
      lead?: Buffer | undefined
      /** What was pushed before, and not timed. */
      open?: Drawable | undefined
      pattern: Drawable
      chunkBytes: number
      ratio: number
      allowedRatio: number
    }
  /** The other end of a connection got, or was told, something else than it should have. */
  | {
      kind: 'exchange'
      exchange: Exchange
      because?: Said
      thrown?: Thrown | undefined
      /** It parts at something else than what the check is about. */
      isAside?: boolean
    }
  /** The subject ended instead of answering; `stream` and `cutting` where they are known. */
  | {
      kind: 'ended'
      exchange?: Exchange
      ending: Ending
      built?: Built[]
      /** The chunks of one stream; a single one where it is not known how it was cut. */
      chunks?: Buffer[]
      /** What was due with each of them. */
      expected?: PushOutcome[]
    }
  | { kind: 'not-loaded'; problem: LoadProblem }
  /** It would pass with a right answer to the exercise that it builds on. */
  | { kind: 'prerequisite'; slug: string }

/** A check that the learner's code did not pass. */
export class CheckFailed extends Error {
  readonly evidence: Evidence

  constructor(evidence: Evidence) {
    super(evidence.kind)
    this.name = 'CheckFailed'
    this.evidence = evidence
  }
}

/** Why the picture of a failure does not show what the check is about. */
export const judgedElsewhere: Said = ({ failures }) => failures.judgedElsewhere

/** Does what only leads to what a check is about: where that fails, its usual reason is not given. */
export async function aside<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof CheckFailed) || error.evidence.kind !== 'exchange') throw error
    throw new CheckFailed({ because: judgedElsewhere, ...error.evidence, isAside: true })
  }
}
