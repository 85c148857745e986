// What a check costs those who wait for it: time, beside vitest on one empty test, and memory.

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { COURSE, shortNameOf, slugs } from '../course.ts'
import { endWithJudge, makeFolder, removeFolder } from '../subject/end.ts'
import { canCountMemory, residentBytes } from './resident.ts'

const EXERCISE = '02-safe-line-decoder'
// The best of so many: what disturbs a run only ever makes it longer.
const RUNS = 3
const SAMPLE_MS = 10

export interface CheckFigures {
  exercise: string
  checkMs: number
  vitestMs: number
  /** What judge and subject take together at their peak; empty where the platform does not tell. */
  peaks: { exercise: string; bytes: number }[]
}

/** Judges the solutions; `progress` gets the command that is running. */
export async function checkFigures(
  progress: (command: string) => void,
): Promise<CheckFigures> {
  const folder = makeFolder()
  try {
    writeFileSync(join(folder, 'empty.test.ts'), "test('empty', () => {})\n")
    const exercise = shortNameOf(EXERCISE)
    const check = `npm run check ${exercise} -- --solutions`
    const vitest = 'npx vitest run'
    const times = { check: Number.POSITIVE_INFINITY, vitest: Number.POSITIVE_INFINITY }
    for (let run = 0; run < RUNS; run++) {
      progress(check)
      times.check = Math.min(times.check, await wallMs(check))
      progress(vitest)
      const inFolder = `${vitest} --globals --root "${folder}"`
      times.vitest = Math.min(times.vitest, await wallMs(inFolder))
    }
    const peaks: CheckFigures['peaks'] = []
    for (const slug of canCountMemory() ? slugs() : []) {
      progress(`npm run check ${shortNameOf(slug)} -- --solutions`)
      peaks.push({ exercise: shortNameOf(slug), bytes: await peakBytes(slug) })
    }
    return { exercise, checkMs: times.check, vitestMs: times.vitest, peaks }
  } finally {
    await removeFolder(folder)
  }
}

async function wallMs(command: string): Promise<number> {
  const start = performance.now()
  // npm and npx are no programs but scripts on some systems.
  await succeeded(command, started(command, [], { shell: true }))
  return performance.now() - start
}

async function peakBytes(slug: string): Promise<number> {
  const args = ['--import', 'tsx/esm', 'graders/check.ts', slug, '--solutions']
  const judge = started(process.execPath, args, {})
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, residentBytes(judge.pid ?? 0))
  }, SAMPLE_MS)
  try {
    await succeeded(`check ${slug}`, judge)
  } finally {
    clearInterval(timer)
  }
  return peak
}

function started(program: string, args: string[], options: SpawnOptions): ChildProcess {
  const child = spawn(program, args, {
    ...options,
    cwd: COURSE,
    stdio: 'ignore',
    detached: true,
  })
  endWithJudge(child)
  return child
}

async function succeeded(command: string, child: ChildProcess): Promise<void> {
  const [status, signal] = await once(child, 'close')
  if (status !== 0) throw new Error(`${command}: ${signal ?? status}`)
}
