// mocha's reporter for people: prints each check as it is judged, and keeps the results.

import type { Runner, Test } from 'mocha'
import Mocha from 'mocha'
import { checkText, groupText, headingText, type ReportOptions } from './check-lines.ts'
import type { GradedTest } from './graded.ts'
import type { Result } from './tally.ts'

/** A reporter class that writes to `print`, and adds each result to `results`. */
export function learnerReporter(
  options: ReportOptions,
  print: (text: string) => void,
  results: Result[],
): new (
  runner: Runner,
  mochaOptions: Mocha.MochaOptions,
) => Mocha.reporters.Base {
  return class LearnerReporter extends Mocha.reporters.Base {
    #slug = ''
    #group = ''

    constructor(runner: Runner, mochaOptions: Mocha.MochaOptions) {
      super(runner, mochaOptions)
      runner.on('pass', (test: Test) => this.#judged(test, true))
      runner.on('fail', (test: Test, error: unknown) => {
        const { graded } = test as GradedTest
        // What mocha caught outside of the check was thrown by the grader.
        if (graded.evidence === undefined) graded.fault ??= error
        this.#judged(test, false)
      })
    }

    #judged(test: Test, isPassed: boolean): void {
      const { graded } = test as GradedTest
      const result = { graded, isPassed }
      results.push(result)
      if (graded.slug !== this.#slug) print(`\n${headingText(graded.slug, options)}\n`)
      if (graded.group !== this.#group) print(`\n${groupText(graded.group, options)}\n`)
      this.#slug = graded.slug
      this.#group = graded.group
      print(`${checkText(result, options)}\n`)
    }
  }
}
