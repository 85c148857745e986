// mocha's reporter for machines: ctrf.json, with the stable id and the points of each check.

import { writeFileSync } from 'node:fs'
import {
  type CTRFReport,
  ReportBuilder,
  stringify,
  type Test,
  validateStrict,
} from 'ctrf'
import type { Runner } from 'mocha'
import Mocha from 'mocha'
import type { Words } from '../words/words.ts'
import type { GradedTest } from './graded.ts'

/** A reporter class that writes `file` when the run has ended. */
export function ctrfReporter(
  file: string,
  { words, seed }: { words: Words; seed: number },
): new (
  runner: Runner,
  mochaOptions: Mocha.MochaOptions,
) => Mocha.reporters.Base {
  return class CtrfReporter extends Mocha.reporters.Base {
    constructor(runner: Runner, mochaOptions: Mocha.MochaOptions) {
      super(runner, mochaOptions)
      const start = Date.now()
      const builder = new ReportBuilder()
      builder.tool({ name: 'bytes-not-messages' }).extra({ seed })
      const add = (status: 'passed' | 'failed') => (test: Mocha.Test) =>
        builder.addTest(testOf(test as GradedTest, status, words))
      runner.on('pass', add('passed'))
      runner.on('fail', add('failed'))
      runner.once('end', () => {
        const report: CTRFReport = builder
          .summaryOverrides({ start, stop: Date.now() })
          .build()
        validateStrict(report)
        writeFileSync(file, `${stringify(report)}\n`)
      })
    }
  }
}

function testOf(
  { graded, title, duration }: GradedTest,
  status: 'passed' | 'failed',
  words: Words,
): Test {
  const { slug, group, id, points, message, evidence, fault } = graded
  return {
    name: title,
    // A fault of the grader is no verdict on the learner.
    status: fault === undefined ? status : 'other',
    duration: Math.round(duration ?? 0),
    suite: [slug, words.groups[group] ?? group],
    ...(message === undefined ? {} : { message }),
    extra: {
      id: `${slug}/${id}`,
      group,
      points,
      earned: status === 'passed' ? points : 0,
      ...(evidence === undefined ? {} : { reason: evidence.kind }),
    },
  }
}
