// What commands print that a lesson shows, and whether a block shows it: numbers behind "≈" vary
// from run to run, and a line with "…" alone stands for lines left out.

import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { COURSE, slugOf } from '../course.ts'
import { judged } from '../judged.ts'
import type { Language } from '../words/words.ts'

const LONGEST_RUN_MS = 50_000
const PROGRAM = /^npx tsx (lessons\/snippets\/\S+\.ts)((?: \S+)*)$/
const CHECK = /^npm run check (ex\d+) · impostor ([a-z0-9-]+)$/

const printed = new Map<string, Promise<string>>()

/** Whether the command prints in the language of the page. */
export function isTranslated(command: string): boolean {
  return CHECK.test(command)
}

/** What the command prints; each one is run once. */
export function outputOf(command: string, lang: Language): Promise<string> {
  const key = isTranslated(command) ? `${lang} ${command}` : command
  const known = printed.get(key) ?? run(command, lang)
  printed.set(key, known)
  return known
}

function run(command: string, lang: Language): Promise<string> {
  const [, path, args = ''] = PROGRAM.exec(command) ?? []
  if (path !== undefined) return runProgram(path, args.split(' ').filter(Boolean))
  const [, exercise = '', impostor] = CHECK.exec(command) ?? []
  if (impostor !== undefined) return runCheck(slugOf(exercise) ?? '', impostor, lang)
  throw new Error(`no such command can be shown: ${command}`)
}

// As `npx tsx` runs it, without the second that npx takes.
function runProgram(path: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx/esm', path, ...args], {
      cwd: COURSE,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LONGEST_RUN_MS,
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    // 'close' comes when no process, a child of the child's either, can print any more.
    child.on('close', (status) => {
      if (status === 0 && stderr === '') resolve(stdout.trimEnd())
      else reject(new Error(`${path} ended with ${status}: ${stderr}`))
    })
  })
}

async function runCheck(slug: string, impostor: string, lang: Language): Promise<string> {
  const file = join(COURSE, 'graders', 'impostors', slug, `${impostor}.ts`)
  const args = ['--verbose']
  const { stdout } = await judged(readFileSync(file, 'utf8'), { slug, lang, args })
  // Pages show the command for the exercises' own folder.
  return stdout.replaceAll('--dir answers ', '')
}

/** Whether `shown` is what was printed; of a check's report it is a part. */
export function shows(shown: string, output: string, command: string): boolean {
  const parts = plain(shown).split(/^…$\n?/m)
  const text = `${plain(output)}\n`
  if (!isTranslated(command) && parts.length === 1) return `${plain(shown)}\n` === text
  let at = 0
  return parts.every((part) => {
    const whole = part.endsWith('\n') ? part : `${part}\n`
    const found = text.indexOf(whole, at)
    at = found + whole.length
    return found !== -1
  })
}

// A seed is drawn anew for each run.
function plain(text: string): string {
  return text
    .replaceAll(/≈ *\d+(?: \d{3})*(?!\d) */g, '≈ # ')
    .replaceAll(/--seed \d+.*/g, '--seed')
    .replaceAll(/ +$/gm, '')
}
