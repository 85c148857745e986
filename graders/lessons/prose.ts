// What a page says in words: its text without code and comments, and what in it can be counted.

import type { InlineCode, Nodes, Parents, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { type Page, sectionsOf } from './pages.ts'

/** The words of a block, on one line. */
export function proseOf(node: Nodes): string {
  const words: string[] = []
  visit(node, (each) => {
    if (each.type === 'text') words.push(each.value)
    // What is left out still parts the words around it; cells and items are apart as well.
    else if (each.type === 'inlineCode') words.push('`')
    else if (each.type === 'tableCell' || each.type === 'listItem') words.push(' ')
  })
  return words.join('').replaceAll(/\s+/g, ' ').trim()
}

/** The words of each section, its heading left out, from the first on. */
export function proseOfSections(page: Page): string[] {
  return sectionsOf(page).map(({ blocks }) => blocks.map(proseOf).join(' '))
}

/** The code between backticks in these blocks. */
export function codeWordsOf(blocks: RootContent[]): string[] {
  const found: string[] = []
  for (const block of blocks)
    visit(block, 'inlineCode', ({ value }: InlineCode) => {
      found.push(value)
    })
  return found
}

// A number in a name counts nothing: UTF-8, HTTP/1.1, U+2028, 0x0A.
const NUMBER = /(?<![\p{L}\d+/.]|\p{L}-)\d+(?: \d{3}(?!\d))*(?![\d.]*\p{L})/gu

/** The numbers that stand in a text, written 10 000. */
export function numbersIn(text: string): string[] {
  return text.match(NUMBER) ?? []
}

/** The values of all nodes of one type, in their order. */
export function valuesOf<T extends Nodes['type'], V>(
  { tree }: Page,
  type: T,
  read: (node: Extract<Nodes, { type: T }>, parent: Parents | undefined) => V,
): V[] {
  const values: V[] = []
  visit(tree, (node, _, parent) => {
    if (node.type === type)
      values.push(read(node as Extract<Nodes, { type: T }>, parent as Parents))
  })
  return values
}
