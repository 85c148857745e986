// Compares what a decoder brought with what a right one brings: a model says what is due, and a
// check says how much of it it judges.

import type { PushSeen, Returned, SweepReply, Witness } from './subject/messages.ts'
import type { Push, PushOutcome } from './verdict/evidence.ts'

/** One thing that a stream brings: a message, or an error where there is none. */
export interface Expected {
  /** Offset of the byte that brings it; the end of the stream counts as one byte more. */
  at: number
  message: string | undefined
}

/** Which decoder is meant, and what a right one does. */
export interface Decoder {
  className: string
  returns: Returned
  /** The classes of its errors, and the numbers that these carry. */
  errors: Record<string, readonly string[]>
  /** Whether an error may come a turn of the event loop after its push. */
  mayBeLate: boolean
  defaultMaxBytes: number
  model: (stream: Buffer, maxBytes: number) => Expected[]
  /** Brings two texts of a message to one form where the contract leaves a choice. */
  sameText: (text: string) => string
  /** A whole message: its bytes on the wire, and what is returned for them. */
  sample: { stream: Buffer; message: string }
}

/**
 * What is compared: what each push brought, or only what had come when all was pushed, so that a
 * check sees its own behaviour and not what else goes wrong with it. Refusals are the messages, and
 * whether there was any error.
 */
export type Judged =
  | 'each push'
  | 'messages at the end'
  | 'errors at the end'
  | 'refusals at the end'

/** A push as the subject saw it, reduced to what is compared. */
export function outcomeOf({ messages, errors, oddity }: PushSeen): PushOutcome {
  return { messages, errors: errors.length, oddity }
}

/** What is due with each chunk of one stream. */
export function dueWith(
  chunks: readonly Buffer[],
  expected: readonly Expected[],
): PushOutcome[] {
  let start = 0
  return chunks.map(({ length }) => {
    const from = start
    start += length
    return countDue(expected.filter(({ at }) => at >= from && at < start))
  })
}

function countDue(expected: readonly Expected[]): PushOutcome {
  const messages = expected.flatMap(({ message }) =>
    message === undefined ? [] : [message],
  )
  return { messages, errors: expected.length - messages.length }
}

export class Comparison {
  readonly #sameText: (text: string) => string
  readonly #judged: Judged

  constructor({ sameText }: Decoder, judged: Judged) {
    this.#sameText = sameText
    this.#judged = judged
  }

  /** Whether the pushes of one stream brought something else than was due. */
  differs(pushes: readonly Push[]): boolean {
    if (this.#judged === 'each push')
      return pushes.some(({ expected, received }) => !this.isSame(expected, received))
    const sum = (side: 'expected' | 'received'): PushOutcome => ({
      messages: this.#messages(pushes.flatMap((push) => push[side].messages)),
      errors: this.#errors(pushes.reduce((count, push) => count + push[side].errors, 0)),
      oddity: pushes.find((push) => push[side].oddity)?.[side].oddity,
    })
    return !this.isSame(sum('expected'), sum('received'))
  }

  /** Whether one push brought just what was due. */
  isSame(expected: PushOutcome, received: PushOutcome): boolean {
    return (
      received.oddity === undefined &&
      expected.errors === received.errors &&
      expected.messages.length === received.messages.length &&
      expected.messages.every((message, i) =>
        this.#isSameText(message, received.messages[i] as string),
      )
    )
  }

  /** The difference that a sweep saw with the fewest chunks, and then the fewest bytes. */
  smallestDifference(
    { counts, texts, oddities }: SweepReply,
    expected: readonly Expected[],
    streamBytes: number,
  ): Witness | undefined {
    const isEachPush = this.#judged === 'each push'
    const { messages } = countDue(expected)
    const wrongCounts = counts.filter((seen) => {
      const { pushedBytes } = seen.witness
      if (!isEachPush && pushedBytes < streamBytes) return false
      const due = countDue(expected.filter(({ at }) => at < pushedBytes))
      const isRight = this.#judgesNoMessages || seen.messages === due.messages.length
      return !isRight || this.#errors(seen.errors) !== this.#errors(due.errors)
    })
    const wrongTexts = texts.filter(({ index, text }) => {
      const due = messages[index]
      return !this.#judgesNoMessages && due !== undefined && !this.#isSameText(due, text)
    })
    const witnesses = [...wrongCounts, ...wrongTexts].map(({ witness }) =>
      // What is judged at the end is shown to the end.
      isEachPush ? witness : { ...witness, pushedBytes: streamBytes },
    )
    const all = [...oddities.map(({ witness }) => witness), ...witnesses]
    return all.sort((a, b) => a.chunks - b.chunks || a.pushedBytes - b.pushedBytes)[0]
  }

  #isSameText(a: string, b: string): boolean {
    return a === b || this.#sameText(a) === this.#sameText(b)
  }

  get #judgesNoMessages(): boolean {
    return this.#judged === 'errors at the end'
  }

  #messages(messages: readonly string[]): readonly string[] {
    return this.#judgesNoMessages ? [] : messages
  }

  #errors(count: number): number {
    if (this.#judged === 'messages at the end') return 0
    return this.#judged === 'refusals at the end' ? Math.min(1, count) : count
  }
}
