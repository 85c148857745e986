// A run with reports counts only if both are there, whole, and tell of the same checks.

import { readFileSync } from 'node:fs'
import { parse } from 'ctrf'

/** What is missing or does not agree; undefined where the reports are complete. */
export function whatIsIncomplete(
  files: { ctrf: string; junit: string },
  checks: number,
): string | undefined {
  try {
    const { results } = parse(readFileSync(files.ctrf, 'utf8'))
    const junit = readFileSync(files.junit, 'utf8')
    if (!junit.trimEnd().endsWith('</testsuite>')) return 'junit.xml: </testsuite>?'
    const counts = [
      results.tests.length,
      results.summary.tests,
      junit.split('<testcase ').length - 1,
    ]
    const [inCtrf, inSummary, inJunit] = counts
    if (counts.every((count) => count === checks)) return undefined
    return `${checks} ≠ ctrf.json: ${inCtrf}, ${inSummary}; junit.xml: ${inJunit}`
  } catch (error) {
    return (error as Error).message
  }
}
