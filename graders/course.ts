// What the course holds, read from its file names: one slug names a lesson, its exercise, its
// solution and its grader, and its number is the order.

import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Words } from './words/words.ts'

const GRADERS = dirname(fileURLToPath(import.meta.url))
const GRADER = /^(\d\d-[a-z0-9-]+)\.grader\.ts$/

/** The folder of the course. */
export const COURSE = dirname(GRADERS)

/** The slugs of all exercises, in their order. */
export function slugs(): string[] {
  return readdirSync(GRADERS)
    .flatMap((file) => GRADER.exec(file)?.[1] ?? [])
    .sort()
}

export function graderOf(slug: string): string {
  return join(GRADERS, `${slug}.grader.ts`)
}

/** `ex2` for `02-safe-line-decoder`. */
export function shortNameOf(slug: string): string {
  return `ex${Number.parseInt(slug, 10)}`
}

/** The path of a lesson in the language of `words`, as it is printed. */
export function lessonOf(slug: string, { suffix }: Words): string {
  return `lessons/${slug}${suffix}.md`
}

/** The slug that `name` means: `ex2`, `2`, `02` or the slug itself, in any case. */
export function slugOf(name: string): string | undefined {
  const wanted = name.toLowerCase().replace(/\.ts$/, '')
  const number = /^(?:ex)?0*(\d+)$/.exec(wanted)?.[1]
  return slugs().find(
    (slug) =>
      slug === wanted ||
      (number !== undefined && Number.parseInt(slug, 10) === Number(number)),
  )
}

/** The name that takes the fewest changes to make it `name`; undefined where none is near. */
export function nearestTo(name: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((each) => ({ each, changes: changesBetween(name.toLowerCase(), each) }))
    .sort((a, b) => a.changes - b.changes)
  const [nearest] = ranked
  return nearest && nearest.changes <= Math.max(1, nearest.each.length / 3)
    ? nearest.each
    : undefined
}

// Levenshtein's distance, a row at a time.
function changesBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, left] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, right] of [...b].entries()) {
      const kept = (row[j] as number) + (left === right ? 0 : 1)
      next.push(Math.min(kept, (row[j + 1] as number) + 1, (next[j] as number) + 1))
    }
    row = next
  }
  return row[b.length] as number
}
