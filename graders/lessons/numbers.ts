// Whether the numbers that a lesson states are backed: a program prints them, a block of the page
// shows them, or a comment names the source that they were taken from.

import { fencesOf } from './fences.ts'
import { outputOf } from './outputs.ts'
import type { Page } from './pages.ts'
import { numbersIn, proseOfSections, valuesOf } from './prose.ts'

// `<!-- numbers: npx tsx lessons/snippets/x.ts -->`, or `<!-- numbers: 16 384 by Node 20 -->`.
const MARKER = /^<!-- numbers: (\S.*) -->$/
const SMALL = 10
/** "Node 20", "Node 20 to 26": these are names. */
const VERSIONS = /Node \d+(?:(?:, | to | and | or | đến | và | hoặc | trở )+\d+)*/g

/** The sources that a page names for numbers which no block of it shows. */
function sourcesOf(page: Page): string[] {
  return valuesOf(page, 'html', ({ value }) => MARKER.exec(value)?.[1] ?? []).flat()
}

/** The numbers from 10 up that stand in the page's words and that nothing backs. */
export async function unbackedIn(page: Page): Promise<string[]> {
  const sources = await Promise.all(
    sourcesOf(page).map((source) =>
      source.startsWith('npx ') ? outputOf(source, page.language) : source,
    ),
  )
  const shown = fencesOf(page).map(({ node }) => node.value)
  const code = valuesOf(page, 'inlineCode', ({ value }) => value)
  const backed = new Set([...sources, ...shown, ...code].flatMap(numbersAnywhere))
  const stated = proseOfSections(page).flatMap((text) =>
    numbersIn(text.replaceAll(VERSIONS, 'Node')),
  )
  return stated.filter(
    (number) => countOf(number) >= SMALL && !backed.has(countOf(number)),
  )
}

function numbersAnywhere(text: string): number[] {
  return (text.match(/\d+(?: \d{3}(?!\d))*/g) ?? []).map(countOf)
}

function countOf(number: string): number {
  return Number(number.replaceAll(' ', ''))
}
