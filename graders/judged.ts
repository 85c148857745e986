// Runs the check command on a text that stands in for a learner's file, and tells what came of it
// and what it left behind.

import { spawn } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse, type Test } from 'ctrf'

const COURSE = dirname(dirname(fileURLToPath(import.meta.url)))
const LONGEST_RUN_MS = 50_000

/** How a command ended. */
export interface Ended {
  status: number | null
  stdout: string
  stderr: string
}

export interface Judged extends Ended {
  /** What ctrf.json says of each check, in order. */
  checks: Test[]
  /** Ids of the checks that failed, without the exercise. */
  failed: string[]
  points: number
  junit: string
  /** Command lines of processes, and temporary files, that outlived the command. */
  leftBehind: string[]
}

export interface Asked {
  slug?: string | undefined
  lang?: 'en' | 'vi'
  args?: string[]
  /** Other files in the folder of the learner's, by name; if not told otherwise, what it builds on. */
  beside?: Record<string, string>
}

/** Judges `source` as the learner's file, of exercise 2 if not told otherwise. */
export async function judged(source: string, asked: Asked = {}): Promise<Judged> {
  const { slug = '02-safe-line-decoder', lang = 'en', args = [] } = asked
  const beside = asked.beside ?? neededBy(slug)
  const place = freePlaces.pop() ?? newPlace()
  const answers = join(place, 'answers')
  const out = join(place, 'out')
  const temp = join(place, 'temp')
  for (const folder of [answers, out]) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder)
  }
  for (const [name, text] of Object.entries({ ...beside, [`${slug}.ts`]: source }))
    writeFileSync(join(answers, name), text)
  const given = ['--dir', 'answers', '--out', 'out', '--seed', '1', '--lang', lang]
  // npm says by INIT_CWD where the command was given; so the report has no path that varies.
  const ended = await check([slug, ...given, ...args], { TMPDIR: temp, INIT_CWD: place })
  const checks = checksIn(join(out, 'ctrf.json'))
  const failed = checks.filter(({ status }) => status !== 'passed').map(idOf)
  const points = checks.reduce((sum, { extra }) => sum + Number(extra?.earned), 0)
  const junit = readFileSync(join(out, 'junit.xml'), 'utf8')
  const leftBehind = leftIn(temp)
  freePlaces.push(place)
  return { ...ended, checks, failed, points, junit, leftBehind }
}

/** Right answers to what an exercise builds on, by the names that its solution imports. */
function neededBy(slug: string): Record<string, string> {
  const read = (name: string): string =>
    readFileSync(join(COURSE, 'solutions', name), 'utf8')
  const names = [...read(`${slug}.ts`).matchAll(/ from '\.\/([\w-]+\.ts)'/g)]
  return Object.fromEntries(names.map(([, name = '']) => [name, read(name)]))
}

/** Runs the check command with these arguments, in the folder of the course. */
export function check(
  args: string[],
  env: NodeJS.ProcessEnv = {},
  command = [process.execPath, '--import', 'tsx/esm', 'graders/check.ts'],
): Promise<Ended> {
  const [program = '', ...before] = command
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...before, ...args], {
      cwd: COURSE,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LONGEST_RUN_MS,
    })
    const ended: Ended = { status: null, stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      ended.stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      ended.stderr += text
    })
    child.on('error', reject)
    child.on('close', (status) => resolve({ ...ended, status }))
  })
}

const all = mkdtempSync(join(tmpdir(), 'judged-'))
// Each run at a time has a temporary folder of its own, so that what it leaves is told from what is
// in use beside it; the next run takes the same, for tsx keeps its cache there.
const freePlaces: string[] = []

function newPlace(): string {
  const place = mkdtempSync(join(all, 'run-'))
  mkdirSync(join(place, 'temp'))
  return place
}

/** Removes the files of all runs. */
export function forgetRuns(): void {
  rmSync(all, { recursive: true, force: true })
}

/** The id of a check, without the exercise. */
export function idOf({ extra }: Test): string {
  return String(extra?.id).split('/').at(-1) ?? ''
}

// Throws where the report is not there; what writes it has seen that it is CTRF.
function checksIn(file: string): Test[] {
  return parse(readFileSync(file, 'utf8')).results.tests
}

function leftIn(temp: string): string[] {
  const folders = readdirSync(temp).filter((name) =>
    name.startsWith('bytes-not-messages-'),
  )
  return [...folders, ...commandLines().filter((line) => line.includes(temp))]
}

// Only Linux lists the processes as files.
function commandLines(): string[] {
  if (process.platform !== 'linux') return []
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.flatMap((pid) => {
    try {
      return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')]
    } catch {
      return []
    }
  })
}
