// Calls a function of the learner's that promises something, and knows how that stands.

import { AnyError, AnyPromise, whenSettled } from './captured.ts'
import { thrownJson } from './describe.ts'

/** One letter: pending, resolved, rejected with an error, or with something else, threw, no promise. */
export type Standing = 'p' | 'r' | 'j' | 'x' | 't' | 'n'

export class Promised {
  standing: Standing = 'p'
  value: unknown
  /** The error as JSON, where there is one. */
  thrownJson = ''

  constructor(call: () => unknown, settled: (promised: Promised) => void = () => {}) {
    try {
      const returned = call()
      if (typeof (returned as PromiseLike<unknown> | undefined)?.then !== 'function') {
        this.standing = 'n'
        settled(this)
        return
      }
      whenSettled(
        new AnyPromise((resolve) => resolve(returned)),
        (value) => {
          this.value = value
          this.standing = 'r'
          settled(this)
        },
        (thrown) => {
          this.#failed(thrown, thrown instanceof AnyError ? 'j' : 'x')
          settled(this)
        },
      )
    } catch (thrown) {
      this.#failed(thrown, 't')
      settled(this)
    }
  }

  #failed(thrown: unknown, standing: Standing): void {
    this.value = thrown
    this.thrownJson = thrownJson(thrown)
    this.standing = standing
  }
}
