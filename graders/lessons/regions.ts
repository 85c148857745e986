// The regions of source files: what stands between `// #region name` and `// #endregion name`, as a
// lesson shows it.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { COURSE } from '../course.ts'

const BOUNDARY = /^\s*\/\/ #(?:end)?region\b/

/** The text that `source` names: a path from the course's folder, and `#region` where not all of it. */
export function regionOf(source: string): string {
  const [path = '', name] = source.split('#')
  const text = readFileSync(join(COURSE, path), 'utf8')
  return name === undefined ? text.trimEnd() : cutOut(text, name, path)
}

/** The lines of a region, moved left by the indentation that all of them share. */
export function cutOut(text: string, name: string, path: string): string {
  const lines = text.split('\n')
  const [start, end] = ['region', 'endregion'].map((word) => {
    const found = lines.flatMap((line, i) =>
      line.trim() === `// #${word} ${name}` ? [i] : [],
    )
    if (found.length !== 1)
      throw new Error(`${path} has to have one line "// #${word} ${name}"`)
    return found[0] as number
  }) as [number, number]
  // Another region may begin or end inside this one.
  const inside = lines.slice(start + 1, end).filter((line) => !BOUNDARY.test(line))
  const indents = inside
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length)
  const shared = Math.min(...indents)
  return inside.map((line) => line.slice(shared)).join('\n')
}
