// The fenced blocks of a page, and what the comment in the line above each says about its content.

import type { Code, Html, Parents } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Page } from './pages.ts'

/** What a block shows: a region of a file, what a command prints, a drawing, commands, a diagram. */
export type Kind = 'code' | 'output' | 'drawing' | 'sh' | 'mermaid'

export interface Fence {
  kind: Kind
  /** The file and region of code, the command of output. */
  source: string
  node: Code
  line: number
}

/** These say by themselves what they are. */
const BY_LANGUAGE: Record<string, Kind> = { sh: 'sh', mermaid: 'mermaid' }
const LANGUAGE_OF: Partial<Record<Kind, string>> = {
  code: 'ts',
  output: 'text',
  drawing: 'text',
}
const MARKER = /^<!-- (code|output|drawing)(?:: (\S.*))? -->$/

/** Every block of the page; throws where one does not say what it shows. */
export function fencesOf(page: Page): Fence[] {
  const fences: Fence[] = []
  visit(page.tree, 'code', (node, index, parent) => {
    const line = node.position?.start.line ?? 0
    const fail = (problem: string): never => {
      throw new Error(`${page.path}:${line}: ${problem}`)
    }
    const marker = markerOf(node, index ?? 0, parent)
    const kind = BY_LANGUAGE[node.lang ?? ''] ?? marker?.kind
    if (kind === undefined) return fail('no comment above this block says what it shows')
    if (kind in LANGUAGE_OF && node.lang !== LANGUAGE_OF[kind])
      fail(`a block of ${kind} is marked ${LANGUAGE_OF[kind]}`)
    const source = marker?.source ?? ''
    if ((kind === 'code' || kind === 'output') === (source === ''))
      fail(`a block of ${kind} names ${source === '' ? 'no source' : 'a source'}`)
    fences.push({ kind, source, node, line })
  })
  return fences
}

/** The fences of one kind, of all these pages, each with its page. */
export function fencesOfKind(kind: Kind, pages: Page[]): (Fence & { page: Page })[] {
  return pages.flatMap((page) =>
    fencesOf(page)
      .filter((fence) => fence.kind === kind)
      .map((fence) => ({ ...fence, page })),
  )
}

function markerOf(node: Code, index: number, parent: Parents | undefined) {
  const before = parent?.children[index - 1] as Html | undefined
  if (before?.type !== 'html') return undefined
  // A comment with a blank line below it belongs to no block.
  if (before.position?.end.line !== (node.position?.start.line ?? 0) - 1) return undefined
  const [, kind, source = ''] = MARKER.exec(before.value) ?? []
  return kind === undefined ? undefined : { kind: kind as Kind, source }
}

/** The page's text with these blocks' contents in place of the ones that stand there. */
export function withContents(page: Page, contents: Map<Fence, string>): string {
  const lines = page.text.split('\n')
  const fromTheEnd = [...contents].sort(([a], [b]) => b.line - a.line)
  for (const [{ node, line }, content] of fromTheEnd) {
    const closing = node.position?.end.line ?? line
    lines.splice(line, closing - line - 1, ...content.split('\n'))
  }
  return lines.join('\n')
}
