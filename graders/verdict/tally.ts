// Points and checks, counted: of an exercise, and of each of its groups.

import type { Graded } from './graded.ts'

export interface Tally {
  passed: number
  checks: number
  points: number
  allPoints: number
}

export interface Result {
  graded: Graded
  isPassed: boolean
}

export function tallyOf(results: readonly Result[]): Tally {
  const passed = results.filter(({ isPassed }) => isPassed)
  const points = (some: readonly Result[]): number =>
    some.reduce((sum, { graded }) => sum + graded.points, 0)
  return {
    passed: passed.length,
    checks: results.length,
    points: points(passed),
    allPoints: points(results),
  }
}

/** Results by a key, in the order in which each key came first. */
export function groupedBy(
  results: readonly Result[],
  keyOf: (graded: Graded) => string,
): [key: string, results: Result[]][] {
  const groups = new Map<string, Result[]>()
  for (const result of results) {
    const key = keyOf(result.graded)
    groups.set(key, [...(groups.get(key) ?? []), result])
  }
  return [...groups]
}
