// Where the Vietnamese page parts from the English one: each rule turns a page into a list of facts,
// and the two lists have to be equal.

import type { List, Nodes, Parents, RootContent, Table } from 'mdast'
import { fencesOf } from './fences.ts'
import { anchorsOf } from './links.ts'
import { isTranslated } from './outputs.ts'
import { type Page, type Section, sectionsOf, VIETNAMESE } from './pages.ts'
import { codeWordsOf, numbersIn, proseOf, valuesOf } from './prose.ts'
import { markIn } from './written-for.ts'

const RULES: Record<string, (page: Page) => string[]> = {
  headings: (page) => valuesOf(page, 'heading', ({ depth }) => '#'.repeat(depth)),
  anchors: anchorsOf,
  blocks: (page) => sectionsOf(page).map(({ blocks }) => blocks.map(kindOf).join(' ')),
  fences: (page) =>
    fencesOf(page).map(({ kind, source, node }) => {
      // A check's report is printed in the language of the page.
      const value = isTranslated(source) ? '' : node.value
      return [kind, source, node.lang, node.meta ?? '', value].join(' ')
    }),
  tables: (page) => valuesOf(page, 'table', shapeOfTable),
  lists: (page) => valuesOf(page, 'list', shapeOfList),
  links: (page) =>
    // The line that switches the language leads from each page to the other.
    valuesOf(page, 'link', ({ url }) => url.replace(VIETNAMESE, '.md')).slice(1),
  images: (page) => valuesOf(page, 'image', ({ url }) => url),
  tags: (page) =>
    valuesOf(page, 'html', ({ value }) => value).filter(
      (value) => value !== markIn(page).trim(),
    ),
  'code in words': inEachSection(({ blocks }) => codeWordsOf(blocks)),
  numbers: inEachSection(({ blocks }) => numbersIn(blocks.map(proseOf).join(' '))),
}

/** What the one page has and the other has not, by rule. */
export function differencesOf(english: Page, vietnamese: Page): string[] {
  return Object.entries(RULES).flatMap(([rule, factsOf]) => {
    const [en, vi] = [factsOf(english), factsOf(vietnamese)]
    const i = Array.from(en.length >= vi.length ? en : vi).findIndex(
      (_, at) => en[at] !== vi[at],
    )
    return i === -1 ? [] : [`${rule}, number ${i + 1}:\n  en ${en[i]}\n  vi ${vi[i]}`]
  })
}

function inEachSection(factsOf: (section: Section) => string[]) {
  return (page: Page): string[] =>
    sectionsOf(page).map((section) => factsOf(section).sort().join(' '))
}

function kindOf(block: RootContent): string {
  return block.type === 'list' ? `${block.type}${block.children.length}` : block.type
}

function shapeOfTable({ children }: Table): string {
  return children.map((row) => row.children.length).join(' ')
}

function shapeOfList(list: List, parent: Parents | undefined): string {
  const kinds = list.children.map(({ checked }) => `${checked ?? 'item'}`)
  return `${list.ordered ? 'numbered' : 'dashed'} in ${(parent as Nodes).type}: ${kinds}`
}
