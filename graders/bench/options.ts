// Turns the words behind `npm run bench` into what to measure, or into one sentence that says what is wrong.

import { parseArgs } from 'node:util'
import { nearestTo } from '../course.ts'
import { CouldNotGrade, languageFrom } from '../plan.ts'
import { type Language, languageOf, languages, type Words } from '../words/words.ts'

export const PARTS = ['decoders', 'costs', 'check'] as const
export type Part = (typeof PARTS)[number]

export interface Options {
  parts: Part[]
  /** Bytes of messages that each contender decodes in a lap. */
  bytes: number
  language: Language
}

const OPTIONS = { lang: { type: 'string' }, bytes: { type: 'string' } } as const
const BYTES = 2 ** 21
const MOST_BYTES = 2 ** 26

export function optionsOf(args: string[], env: NodeJS.ProcessEnv): Options {
  const language = languageFrom(args, env)
  const words = languages[language]
  for (const option of Object.keys(OPTIONS))
    if (env[`npm_config_${option}`] !== undefined)
      throw new CouldNotGrade(words.bench.keptByNpm(option))
  const { values, positionals } = parse(args, words)
  if (values.lang !== undefined && languageOf(values.lang) === undefined)
    throw new CouldNotGrade(words.command.badLang(values.lang))
  const parts = positionals.map((name) => partOf(name, words))
  return {
    parts: PARTS.filter((part) => parts.length === 0 || parts.includes(part)),
    bytes: bytesOf(values.bytes, words),
    language,
  }
}

function parse(args: string[], { bench, command }: Words) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const option = /'(?:-\w, )?(--?[^' =]*)/.exec(message)?.[1] ?? ''
    // parseArgs takes `--bytes -1` for two options.
    const given = args[args.indexOf(option) + 1] ?? ''
    if (option === '--bytes' && /^-\d/.test(given))
      throw new CouldNotGrade(bench.badBytes(given, MOST_BYTES))
    if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
      throw new CouldNotGrade(command.missingValue(option))
    const known = Object.keys(OPTIONS).map((name) => `--${name}`)
    throw new CouldNotGrade(bench.unknownOption(option, nearestTo(option, known)))
  }
}

function partOf(name: string, { bench }: Words): Part {
  const part = PARTS.find((each) => each === name.toLowerCase())
  if (part === undefined)
    throw new CouldNotGrade(bench.unknownPart(name, nearestTo(name, PARTS)))
  return part
}

function bytesOf(bytes: string | undefined, { bench }: Words): number {
  if (bytes === undefined) return BYTES
  const count = /^\d{1,9}$/.test(bytes) ? Number(bytes) : 0
  if (count < 1 || count > MOST_BYTES)
    throw new CouldNotGrade(bench.badBytes(bytes, MOST_BYTES))
  return count
}
