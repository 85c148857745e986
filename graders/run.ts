// Carries out a plan: runs the graders under mocha, prints and writes the reports, and sees to it
// that they are complete.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Mocha from 'mocha'
import { gradeFor } from './checks.ts'
import { graderOf } from './course.ts'
import { CouldNotGrade, commandFor, fileOf, type Plan, shownPath } from './plan.ts'
import { Prerequisites } from './prerequisites.ts'
import type { Subjects } from './subject/subjects.ts'
import type { ReportOptions } from './verdict/check-lines.ts'
import { learnerReporter } from './verdict/learner-reporter.ts'
import { paintFor } from './verdict/paint.ts'
import { endText } from './verdict/report.ts'
import type { Result } from './verdict/tally.ts'
import { languages } from './words/words.ts'

/** Judges the exercises of `plan`, whose files are started; true if every check passed. */
export async function runPlan(
  plan: Plan,
  subjects: Subjects,
  print: (text: string) => void,
): Promise<boolean> {
  const { seed, isVerbose, language } = plan
  const words = languages[language]
  const command = (slug: string, more?: string[]): string => commandFor(plan, slug, more)
  const results: Result[] = []
  const prerequisites = new Prerequisites(plan, subjects, results)
  gradeFor({
    words,
    seed,
    isVerbose,
    commandFor: command,
    subjectOf: (slug) => subjects.of(slug),
    besideReference: (slug, needed) => prerequisites.beside(slug, needed),
  })
  const options = reportOptions(plan, prerequisites)
  const mocha = await loaded(plan, options, print, results)
  await prerequisites.judge(options)
  const checks = mocha.suite.total()
  // mocha's exit codes and reporters' callbacks have been wrong before: only the results count.
  await new Promise<void>((resolve) => void mocha.run(() => resolve()))
  print(await endText(results, options))
  await seeComplete(plan, results, checks)
  return results.length > 0 && results.every(({ isPassed }) => isPassed)
}

function reportOptions(plan: Plan, prerequisites: Prerequisites): ReportOptions {
  const words = languages[plan.language]
  const shown = (slug: string): string => shownPath(fileOf(plan, slug))
  return {
    words,
    seed: plan.seed,
    isVerbose: plan.isVerbose,
    paint: paintFor(process.stdout, process.env),
    fileOf: shown,
    againOf: (slug) => commandFor(plan, slug),
    noteOf: (slug) => prerequisites.noteOf(slug),
    todoOf(slug) {
      const lines = readFileSync(fileOf(plan, slug), 'utf8').split('\n')
      const line = lines.findIndex((text) => text.includes('TODO'))
      return line === -1 ? undefined : `${shown(slug)}:${line + 1}`
    },
  }
}

async function loaded(
  plan: Plan,
  options: ReportOptions,
  print: (text: string) => void,
  results: Result[],
): Promise<Mocha> {
  const reporters: Record<string, unknown> = Mocha.reporters as never
  reporters.learner = learnerReporter(options, print, results)
  const enabled = ['learner']
  if (plan.out !== undefined) {
    const { ctrfReporter } = await import('./verdict/ctrf-reporter.ts')
    reporters.ctrf = ctrfReporter(reportFiles(plan.out).ctrf, options)
    const { JunitReporter } = await import('./verdict/junit-reporter.ts')
    reporters.junit = JunitReporter
    enabled.push('ctrf', 'junit')
  }
  const mocha = new Mocha({
    reporter: 'mocha-multi-reporters',
    reporterOptions: {
      reporterEnabled: enabled,
      junitReporterOptions: {
        output: plan.out && reportFiles(plan.out).junit,
        suiteName: 'bytes-not-messages',
        showRelativePaths: true,
      },
    },
    // Every wait has a bound of its own; mocha's would fail a check without saying why.
    timeout: 0,
  })
  for (const slug of plan.slugs) mocha.addFile(graderOf(slug))
  await mocha.loadFilesAsync()
  return mocha
}

/** Where the machine-readable reports of a run lie. */
export function reportFiles(out: string): { ctrf: string; junit: string } {
  return { ctrf: join(out, 'ctrf.json'), junit: join(out, 'junit.xml') }
}

async function seeComplete(
  plan: Plan,
  results: readonly Result[],
  checks: number,
): Promise<void> {
  const { command } = languages[plan.language]
  const broken = results.find(({ graded }) => graded.fault !== undefined)
  if (broken) {
    const { slug, id, fault } = broken.graded
    const message = fault instanceof Error ? fault.message : String(fault)
    throw new CouldNotGrade(command.fault(`${slug}/${id}`, message), { cause: fault })
  }
  if (results.length !== checks)
    throw new CouldNotGrade(command.incomplete(`${results.length} / ${checks}`))
  if (plan.out === undefined) return
  const { whatIsIncomplete } = await import('./verdict/complete.ts')
  const missing = whatIsIncomplete(reportFiles(plan.out), checks)
  if (missing !== undefined) throw new CouldNotGrade(command.incomplete(missing))
}
