// `npm run check [exercise …]`: judges the exercises and says what came of it. Exit status 0 if all
// checks passed, 1 if some check failed, 2 if it could not grade.

import { CouldNotGrade, fileOf, type Plan, planOf } from './plan.ts'
import { Subjects } from './subject/subjects.ts'
import { inert } from './verdict/glyph.ts'
import { languageOfEnvironment, languages } from './words/words.ts'

const subjects = new Subjects()
let plan: Plan | undefined

try {
  plan = planOf(process.argv.slice(2), process.env)
  for (const slug of plan.slugs) subjects.start(slug, fileOf(plan, slug))
  // The subjects start while mocha is loaded.
  const { runPlan } = await import('./run.ts')
  const isPassed = await runPlan(plan, subjects, (text) =>
    process.stdout.write(inert(text)),
  )
  process.exitCode = isPassed ? 0 : 1
} catch (error) {
  process.exitCode = 2
  process.stderr.write(`${sentenceOf(error)}\n`)
  if (plan?.isVerbose) console.error(error)
} finally {
  await subjects.close()
}

function sentenceOf(error: unknown): string {
  if (error instanceof CouldNotGrade) return error.message
  const words = languages[plan?.language ?? languageOfEnvironment(process.env)]
  const message = error instanceof Error ? error.message : String(error)
  return words.command.brokenJudge(message.split('\n', 1)[0] ?? '')
}
