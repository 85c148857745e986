// The pages that a reader of the course sees, parsed as GitHub parses them: each in English, and
// beside it, `.vi.md`, in Vietnamese.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Heading, Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { COURSE, slugs } from '../course.ts'
import type { Language } from '../words/words.ts'

export interface Page {
  /** From the folder of the course. */
  path: string
  language: Language
  text: string
  tree: Root
}

/** What stands between two headings; before the first there is a section without a heading. */
export interface Section {
  heading: Heading | undefined
  blocks: RootContent[]
}

export const VIETNAMESE = '.vi.md'
export const GLOSSARY = 'lessons/glossary.md'

export function pageOf(path: string, text: string): Page {
  const tree = fromMarkdown(text, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  })
  return { path, language: path.endsWith(VIETNAMESE) ? 'vi' : 'en', text, tree }
}

export function readPage(path: string): Page {
  return pageOf(path, readFileSync(join(COURSE, path), 'utf8'))
}

/** The paths of the English lessons, in their order. */
export function lessons(): string[] {
  return slugs().map((slug) => `lessons/${slug}.md`)
}

/** The paths of all English pages that have a Vietnamese one beside them. */
export function pairs(): string[] {
  return ['README.md', 'lessons/README.md', ...lessons()]
}

/** The paths of all pages of the course, in both languages. */
export function allPages(): string[] {
  const both = pairs().flatMap((path) => [path, vietnameseOf(path)])
  return [...both, GLOSSARY, 'CONTRIBUTING.md']
}

export function vietnameseOf(path: string): string {
  return path.endsWith(VIETNAMESE) ? path : path.replace(/\.md$/, VIETNAMESE)
}

/** The paths of the programs that only lessons show. */
export function snippets(): string[] {
  const folder = 'lessons/snippets'
  if (!existsSync(join(COURSE, folder))) return []
  return readdirSync(join(COURSE, folder)).map((file) => `${folder}/${file}`)
}

export function sectionsOf({ tree }: Page): Section[] {
  const sections: Section[] = [{ heading: undefined, blocks: [] }]
  for (const node of tree.children) {
    if (node.type === 'heading') sections.push({ heading: node, blocks: [] })
    else sections.at(-1)?.blocks.push(node)
  }
  return sections
}

/** Where a link of a page leads to, from the folder of the course. */
export function targetOf(page: Page, link: string): string {
  return join(dirname(page.path), decodeURI(link))
}
