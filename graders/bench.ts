// `npm run bench [decoders] [costs] [check]`: measures the reference decoders beside their peers, what a byte
// costs them, and what a check costs. Exit status 0 if it measured, 2 if it could not; no figure fails it.

import { checkFigures } from './bench/check-figures.ts'
import { costs, rankings } from './bench/decoders.ts'
import { type Options, optionsOf } from './bench/options.ts'
import { CouldNotGrade } from './plan.ts'
import { drawCheckFigures } from './verdict/draw-check-figures.ts'
import { drawCosts } from './verdict/draw-costs.ts'
import { drawRankings } from './verdict/draw-rankings.ts'
import { COLUMNS, clip } from './verdict/glyph.ts'
import { paintFor } from './verdict/paint.ts'
import { languageOfEnvironment, languages, type Words } from './words/words.ts'

const CLEAR_LINE = '\r\u001b[K'

let options: Options | undefined

try {
  options = optionsOf(process.argv.slice(2), process.env)
  await measure(options, languages[options.language])
} catch (error) {
  process.exitCode = 2
  const words = languages[options?.language ?? languageOfEnvironment(process.env)]
  const message = error instanceof Error ? error.message : String(error)
  const [reason = ''] = message.split('\n', 1)
  clearProgress()
  process.stderr.write(
    `${error instanceof CouldNotGrade ? message : words.bench.broken(reason)}\n`,
  )
}

async function measure({ parts, bytes }: Options, words: Words): Promise<void> {
  const paint = paintFor(process.stdout, process.env)
  const progress = (what: string): void => showProgress(words.bench.running(what))
  const measures = {
    decoders: async () =>
      drawRankings(await rankings(bytes, progress), bytes, words, paint),
    costs: async () => drawCosts(await costs(bytes, progress), words, paint),
    check: async () => drawCheckFigures(await checkFigures(progress), words, paint),
  }
  for (const part of parts) {
    const table = await measures[part]()
    clearProgress()
    process.stdout.write(`${part === parts[0] ? '' : '\n\n'}${table}\n`)
  }
}

// For those who wait at a terminal; a log keeps the tables alone.
function showProgress(text: string): void {
  if (process.stderr.isTTY)
    process.stderr.write(`${CLEAR_LINE}${clip(text, COLUMNS - 1)}`)
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write(CLEAR_LINE)
}
