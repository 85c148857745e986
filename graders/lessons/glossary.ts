// The glossary's page is the one list of terms: what each is in Vietnamese, with the note that its
// first use in a lesson carries, and what it is never called. Lessons are held to it.

import { toString as textOf } from 'mdast-util-to-string'
import { GLOSSARY, type Page, readPage, sectionsOf } from './pages.ts'
import { proseOf, proseOfSections, valuesOf } from './prose.ts'

export interface Term {
  /** Words that mean the same: "leftover, tail". */
  english: string[]
  vietnamese: string
  /** Stands in brackets behind the first use: "thông điệp" in "message (thông điệp)". */
  note: string | undefined
  never: string[]
}

export function termsOf(glossary: Page = readPage(GLOSSARY)): Term[] {
  return valuesOf(glossary, 'table', ({ children: [, ...rows] }) =>
    rows.map((row): Term => {
      const [english = '', rendering = '', never = ''] = row.children.map((cell) =>
        textOf(cell),
      )
      const [, vietnamese = rendering, note] = /^(.*?) \((.*)\)$/.exec(rendering) ?? []
      return { english: listed(english), vietnamese, note, never: listed(never) }
    }),
  ).flat()
}

function listed(cell: string): string[] {
  return cell.split(', ').filter(Boolean)
}

/** What a Vietnamese page calls otherwise than the glossary does. */
export function misnamedIn(vietnamese: Page, terms: Term[]): string[] {
  const text = proseOfSections(vietnamese).join('\n')
  return terms.flatMap(({ vietnamese: term, never }) =>
    never.filter((each) => mentions(text, each)).map((each) => `"${each}" for ${term}`),
  )
}

/** The terms that a Vietnamese lesson does not explain where it first uses them. */
export function unexplainedIn(vietnamese: Page, terms: Term[]): string[] {
  const blocks = sectionsOf(vietnamese).flatMap(({ blocks }) => blocks)
  // The last line has the title of the next lesson.
  const text = blocks.slice(0, -1).map(proseOf).join('\n')
  return terms.flatMap(({ vietnamese: term, note }) => notesMissing(text, term, note))
}

function notesMissing(text: string, term: string, note: string | undefined): string[] {
  if (note === undefined || !mentions(text, term)) return []
  const noted = `${term} (${note})`.toLowerCase()
  const lower = text.toLowerCase()
  const count = lower.split(noted).length - 1
  if (count !== 1) return [`${noted} stands there ${count} times`]
  const first = wordPattern(term).exec(text)?.index
  return first === lower.indexOf(noted)
    ? []
    : [`${noted} does not stand where "${term}" is used first`]
}

/** The terms of the English page that the Vietnamese one does not render, by section. */
export function notRendered(english: Page, vietnamese: Page, terms: Term[]): string[] {
  const rendered = proseOfSections(vietnamese)
  return proseOfSections(english).flatMap((text, i) =>
    terms
      .filter((term) => term.english.some((each) => mentions(text, each, 's?')))
      .filter((term) => !mentions(rendered[i] ?? '', term.vietnamese))
      .map(
        ({ english: [name], vietnamese: wanted }) => `${i}: ${name}, not as "${wanted}"`,
      ),
  )
}

function mentions(text: string, term: string, ending = ''): boolean {
  return wordPattern(term, ending).test(text)
}

function wordPattern(term: string, ending = ''): RegExp {
  return new RegExp(`(?<![\\p{L}\\d-])${term}${ending}(?![\\p{L}\\d/])`, 'iu')
}
