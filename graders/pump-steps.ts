// What happened in one sending of a file, step by step: what was due, what came, and where they parted.

import type { Source } from './pump-play.ts'
import { plain, sourceText } from './pump-texts.ts'
import { NAME } from './pump-wire.ts'
import type { Thrown } from './subject/messages.ts'
import type { Subject } from './subject/subject.ts'
import {
  CheckFailed,
  type Evidence,
  type ExchangeStep,
  type Said,
} from './verdict/evidence.ts'

export const CALL = `${NAME}(path, socket)`

export class Steps {
  readonly #subject: Subject
  readonly #source: Source
  readonly #steps: ExchangeStep[] = []
  #doing: { sends: Said; expected: Said } | undefined

  constructor(subject: Subject, source: Source) {
    this.#subject = subject
    this.#source = source
  }

  /** Something happens, of which something should come. The first step tells what is sent, too. */
  does(what: Said, expected: Said): void {
    const isFirst = this.#steps.length === 0
    const sends: Said = (words) => {
      const event = typeof what === 'string' ? what : what(words)
      const source = isFirst ? sourceText(this.#source, words) : ''
      return [source, event].filter((text) => text !== '').join('; ')
    }
    this.#doing = { sends, expected }
  }

  /** What came of it; throws where that is wrong. */
  came(
    received: Said,
    isRight: boolean,
    more: { because?: Said | undefined; thrown?: Thrown; isAside?: boolean } = {},
  ): void {
    if (this.#doing) this.#steps.push({ ...this.#doing, received })
    this.#doing = undefined
    if (isRight) return
    const { because, thrown, isAside = false } = more
    const evidence: Evidence = {
      kind: 'exchange',
      exchange: { call: CALL, isBytes: false, steps: this.#steps },
      thrown: thrown && plain(thrown, this.#subject),
      isAside,
    }
    throw new CheckFailed(because === undefined ? evidence : { ...evidence, because })
  }

  /** All steps, and the one that was never answered. */
  unanswered(): ExchangeStep[] {
    if (!this.#doing)
      this.does(
        ({ pump }) => pump.afterwards,
        ({ pump }) => pump.goesOn,
      )
    const received: Said = ({ drawing }) => drawing.noAnswer
    const { sends = '', expected = '' } = this.#doing ?? {}
    return [...this.#steps, { sends, expected, received }]
  }
}
