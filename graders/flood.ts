// `npm run flood`: runs the learner's flood with and without backpressure, and draws what each had queued
// over time, here and in flood.svg. Exit status 0 if both ran, 1 if the file is to blame, 2 if we are.

import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type FloodRun, FRAME_BYTES, FRAMES, runFlood } from './flood-run.ts'
import {
  CouldNotGrade,
  commandFor,
  fileOf,
  type Plan,
  planOf,
  shownPath,
} from './plan.ts'
import { NotLoaded, Subject } from './subject/subject.ts'
import { SubjectEnded } from './subject/talk.ts'
import { inert } from './verdict/glyph.ts'
import { grouped, languageOfEnvironment, languages, type Words } from './words/words.ts'

const SLUG = '03-flood'

let plan: Plan | undefined
let subject: Subject | undefined

try {
  plan = planOf([SLUG, ...process.argv.slice(2)], process.env)
  const words = languages[plan.language]
  const [other] = plan.slugs.filter((slug) => slug !== SLUG)
  if (other !== undefined) throw new CouldNotGrade(words.flood.onlyOne(other))
  subject = await Subject.of(fileOf(plan, SLUG))
  await subject.demand(['flood'])
  process.exitCode = await draw(plan, words, subject)
} catch (error) {
  const words = languages[plan?.language ?? languageOfEnvironment(process.env)]
  if (error instanceof NotLoaded || error instanceof SubjectEnded) {
    process.exitCode = 1
    const { explainFailure } = await import('./verdict/explain-ending.ts')
    print(`\n${explainFailure(error, words)}\n`)
  } else {
    process.exitCode = 2
    const message = error instanceof Error ? error.message : String(error)
    const isSaid = error instanceof CouldNotGrade
    process.stderr.write(`${isSaid ? message : words.command.brokenJudge(message)}\n`)
  }
} finally {
  await subject?.close()
}

function print(text: string): void {
  process.stdout.write(inert(text))
}

async function draw(plan: Plan, words: Words, subject: Subject): Promise<number> {
  const { flood } = words
  print(`${flood.heading}\n${shownPath(fileOf(plan, SLUG))}\n\n`)
  const runs: FloodRun[] = []
  for (const backpressure of [false, true]) {
    print(`${flood.running(flood.title(backpressure))}\n`)
    const run = await runFlood(subject, backpressure)
    const isWhole = run.flooded?.standing === 'r' && run.flooded.writes >= FRAMES
    if (!isWhole) {
      print(`\n${missing(plan, run, words)}\n`)
      return 1
    }
    runs.push(run)
  }
  const { drawFlood } = await import('./verdict/draw-flood.ts')
  print(`\n${drawFlood(runs, words)}\n\n`)
  for (const { backpressure, flooded } of runs)
    print(
      `${flood.peak(flood.title(backpressure), grouped(flooded?.peakQueuedBytes ?? 0))}\n`,
    )
  const { plotFlood } = await import('./verdict/plot-flood.ts')
  const folder = plan.out ?? resolve(process.env.INIT_CWD ?? '.')
  const file = join(folder, 'flood.svg')
  writeFileSync(file, plotFlood(runs, words))
  print(`\n${flood.written(shownPath(file))}\n`)
  return 0
}

// What a file that is not finished lacks, and the command that says more of it.
function missing(
  plan: Plan,
  { flooded, backpressure }: FloodRun,
  { flood }: Words,
): string {
  const title = flood.title(backpressure)
  const offered = grouped(FRAMES * FRAME_BYTES)
  const told =
    flooded === undefined
      ? flood.unsettled(title)
      : flooded.standing === 'r'
        ? flood.tooFew(title, String(flooded.writes), String(FRAMES), offered)
        : flood.failed(title, flooded.thrown?.message ?? flooded.standing)
  return `${told}\n${flood.checkFirst(commandFor(plan, SLUG))}`
}
