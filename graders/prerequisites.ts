// Finds out, before an exercise is judged, whether the learner's answer to the one that it builds on
// passes; what fails only for that is told apart from what fails by itself.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Mocha from 'mocha'
import { buildsOn } from './checks.ts'
import { COURSE, graderOf, shortNameOf } from './course.ts'
import { commandFor, fileOf, type Plan } from './plan.ts'
import type { Subject } from './subject/subject.ts'
import type { Subjects } from './subject/subjects.ts'
import type { ReportOptions } from './verdict/check-lines.ts'
import { learnerReporter } from './verdict/learner-reporter.ts'
import type { Result } from './verdict/tally.ts'
import { languages } from './words/words.ts'

export class Prerequisites {
  readonly #plan: Plan
  readonly #subjects: Subjects
  readonly #results: readonly Result[]
  /** Of exercises that are not part of the run; missing where there is no file. */
  readonly #judgedBefore = new Map<string, Result[]>()

  /** `results` are those of the run, as they come. */
  constructor(plan: Plan, subjects: Subjects, results: readonly Result[]) {
    this.#plan = plan
    this.#subjects = subjects
    this.#results = results
  }

  /** Judges, in silence, what the planned exercises build on. */
  async judge(options: ReportOptions): Promise<void> {
    const { slugs } = this.#plan
    for (const slug of slugs) {
      const needed = buildsOn.get(slug)
      if (needed === undefined || slugs.includes(needed)) continue
      const file = fileOf(this.#plan, needed)
      // The course's own tests see the reference answer pass.
      if (!existsSync(file) || isReference(needed, file)) continue
      this.#subjects.start(needed, file)
      this.#judgedBefore.set(needed, await resultsOf(needed, options))
    }
  }

  /** What to say first of an exercise that builds on an answer that does not pass. */
  noteOf(slug: string): string | undefined {
    const needed = buildsOn.get(slug)
    if (needed === undefined || this.#isPassed(needed)) return undefined
    const { prerequisite, report } = languages[this.#plan.language]
    const results = this.#resultsOf(needed)
    const passed = results.filter(({ isPassed }) => isPassed).length
    const standing =
      results.length === 0
        ? prerequisite.missing
        : report.checksPassed(passed, results.length)
    const command = commandFor(this.#plan, needed)
    return prerequisite.note(shortNameOf(needed), standing, command)
  }

  /** The subject beside the reference answer to `needed`, where the learner's does not pass. */
  beside(slug: string, needed: string): Promise<Subject> | undefined {
    if (this.#isPassed(needed)) return undefined
    return this.#subjects.beside(slug, { name: needed, file: referenceOf(needed) })
  }

  #resultsOf(slug: string): readonly Result[] {
    const ofRun = this.#results.filter(({ graded }) => graded.slug === slug)
    return ofRun.length > 0 ? ofRun : (this.#judgedBefore.get(slug) ?? [])
  }

  #isPassed(slug: string): boolean {
    const file = fileOf(this.#plan, slug)
    if (existsSync(file) && isReference(slug, file)) return true
    const results = this.#resultsOf(slug)
    return results.length > 0 && results.every(({ isPassed }) => isPassed)
  }
}

function referenceOf(slug: string): string {
  return join(COURSE, 'solutions', `${slug}.ts`)
}

function isReference(slug: string, file: string): boolean {
  return readFileSync(file).equals(readFileSync(referenceOf(slug)))
}

async function resultsOf(slug: string, options: ReportOptions): Promise<Result[]> {
  const results: Result[] = []
  const reporter = learnerReporter(options, () => {}, results)
  const mocha = new Mocha({ reporter, timeout: 0 }).addFile(graderOf(slug))
  await mocha.loadFilesAsync()
  await new Promise<void>((resolve) => void mocha.run(() => resolve()))
  // A fault of the grader's is no answer that does not pass.
  const broken = results.find(({ graded }) => graded.fault !== undefined)
  if (broken) throw broken.graded.fault
  return results
}
