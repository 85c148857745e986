// Which text of the English page a Vietnamese one was written for: when the English changes, the
// Vietnamese is stale until somebody has read it again and says so.

import { createHash } from 'node:crypto'
import type { Page } from './pages.ts'

const MARK = / <!-- vi-of: ([0-9a-f]{40}) -->/

/** The mark that a page written for this English one carries: what git calls its text. */
export function markOf({ text }: Page): string {
  const bytes = Buffer.from(text)
  const id = createHash('sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex')
  return ` <!-- vi-of: ${id} -->`
}

/** The mark that this page carries; empty where it has none. */
export function markIn({ text }: Page): string {
  return MARK.exec(text)?.[0] ?? ''
}
