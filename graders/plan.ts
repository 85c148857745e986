// Turns the words of a command line into a plan, or into one sentence that says what is wrong.

import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { COURSE, nearestTo, shortNameOf, slugOf, slugs } from './course.ts'
import {
  type Language,
  languageOf,
  languageOfEnvironment,
  languages,
} from './words/words.ts'

export interface Plan {
  slugs: string[]
  /** Folder of the exercise files. */
  folder: string
  language: Language
  seed: number
  out: string | undefined
  isVerbose: boolean
  /** The options that choose the folder, as they were given, to be given again. */
  folderOptions: string[]
}

/** There is no verdict, for a reason that `message` tells the reader: exit status 2. */
export class CouldNotGrade extends Error {}

const OPTIONS = {
  lang: { type: 'string' },
  seed: { type: 'string' },
  dir: { type: 'string' },
  solutions: { type: 'boolean' },
  out: { type: 'string' },
  verbose: { type: 'boolean' },
} as const
// mocha and fast-check take seeds of 31 bits.
const SEEDS = 2 ** 31

/** Plans a run. Paths are taken from the folder in which the command was given. */
export function planOf(args: string[], env: NodeJS.ProcessEnv): Plan {
  const language = languageFrom(args, env)
  const words = languages[language].command
  refuseWhatNpmKept(env, words)
  const { values, positionals } = parse(args, words)
  const { lang, seed, dir, solutions = false, out, verbose = false } = values
  if (lang !== undefined && languageOf(lang) === undefined)
    throw new CouldNotGrade(words.badLang(lang))
  if (dir !== undefined && solutions) throw new CouldNotGrade(words.dirAndSolutions)
  const chosen =
    positionals.length === 0
      ? slugs()
      : positionals.map((name) => chosenSlug(name, words))
  const plan = {
    slugs: [...new Set(chosen)].sort(),
    folder: folderFrom(dir, solutions, env, words),
    language,
    seed: seedFrom(seed, words),
    out: out === undefined ? undefined : resolve(base(env), out),
    isVerbose: verbose,
    folderOptions: folderOptions(dir, solutions),
  }
  for (const slug of plan.slugs) seeFile(plan, slug, words)
  if (plan.out !== undefined) seeWritable(plan.out, words)
  return plan
}

type CommandWords = (typeof languages)['en']['command']

// npm runs scripts in the folder of package.json, and keeps where the command was given here.
function base(env: NodeJS.ProcessEnv): string {
  return env.INIT_CWD ?? process.cwd()
}

// Even a sentence about a wrong option comes in the language that the options ask for.
export function languageFrom(args: string[], env: NodeJS.ProcessEnv): Language {
  const at = args.findIndex((arg) => /^--lang(=|$)/.test(arg))
  const given = at === -1 ? '' : (args[at]?.split('=')[1] ?? args[at + 1] ?? '')
  return languageOf(given) ?? languageOfEnvironment(env)
}

function refuseWhatNpmKept(env: NodeJS.ProcessEnv, words: CommandWords): void {
  const kept = ['lang', 'seed', 'dir', 'solutions', 'out'].find(
    (option) => env[`npm_config_${option}`] !== undefined,
  )
  if (kept !== undefined) throw new CouldNotGrade(words.keptByNpm(kept))
}

function parse(args: string[], words: CommandWords) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const option = /'(?:-\w, )?(--?[^' =]*)/.exec(message)?.[1] ?? ''
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
      const known = Object.keys(OPTIONS).map((name) => `--${name}`)
      throw new CouldNotGrade(words.unknownOption(option, nearestTo(option, known)))
    }
    // parseArgs takes `--seed -1` for two options.
    const given = args[args.indexOf(option) + 1] ?? ''
    if (option === '--seed' && /^-\d/.test(given))
      throw new CouldNotGrade(words.badSeed(given))
    if (/does not take/.test(message))
      throw new CouldNotGrade(words.needlessValue(option))
    throw new CouldNotGrade(words.missingValue(option))
  }
}

function chosenSlug(name: string, words: CommandWords): string {
  const slug = slugOf(name)
  if (slug !== undefined) return slug
  const known = slugs().map((each) => `${shortNameOf(each)} (${each})`)
  const names = slugs().flatMap((each) => [each, shortNameOf(each)])
  throw new CouldNotGrade(
    words.unknownExercise(name, known.join(', '), nearestTo(name, names)),
  )
}

function seedFrom(seed: string | undefined, words: CommandWords): number {
  if (seed === undefined) return Math.floor(Math.random() * SEEDS)
  if (!/^\d{1,10}$/.test(seed) || Number(seed) >= SEEDS)
    throw new CouldNotGrade(words.badSeed(seed))
  return Number(seed)
}

function folderFrom(
  dir: string | undefined,
  isSolutions: boolean,
  env: NodeJS.ProcessEnv,
  words: CommandWords,
): string {
  if (dir === undefined) return join(COURSE, isSolutions ? 'solutions' : 'exercises')
  const folder = resolve(base(env), dir)
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new CouldNotGrade(words.noDir(dir))
  return folder
}

function folderOptions(dir: string | undefined, isSolutions: boolean): string[] {
  if (dir === undefined) return isSolutions ? ['--solutions'] : []
  return ['--dir', /^[\w./\\:-]+$/.test(dir) ? dir : JSON.stringify(dir)]
}

/** The command that judges `slug` again, with further options. */
export function commandFor(
  { folderOptions }: Pick<Plan, 'folderOptions'>,
  slug: string,
  more: string[] = [],
): string {
  const options = [...folderOptions, ...more]
  const command = `npm run check ${shortNameOf(slug)}`
  return options.length === 0 ? command : `${command} -- ${options.join(' ')}`
}

/** The file of an exercise. */
export function fileOf({ folder }: Pick<Plan, 'folder'>, slug: string): string {
  return join(folder, `${slug}.ts`)
}

function seeFile(plan: Plan, slug: string, words: CommandWords): void {
  const file = fileOf(plan, slug)
  if (existsSync(file) && statSync(file).isFile()) return
  const isOfCourse = ['exercises', 'solutions'].some(
    (name) => plan.folder === join(COURSE, name),
  )
  throw new CouldNotGrade(words.noFile(shownPath(file), isOfCourse))
}

/** A path as people read it: from where they are, with slashes. */
export function shownPath(file: string): string {
  const path = relative(process.cwd(), file)
  return (path.startsWith('..') ? file : path).replaceAll('\\', '/')
}

function seeWritable(out: string, words: CommandWords): void {
  try {
    mkdirSync(out, { recursive: true })
    accessSync(out, constants.W_OK)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new CouldNotGrade(words.badOut(out, words.reasons[code] ?? code))
  }
}
