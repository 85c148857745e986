// Which groups of checks a grader has, in their order, found by loading it and running nothing.

import { gradeFor } from '../checks.ts'
import { graderOf } from '../course.ts'
import { en } from '../words/en.ts'

/** The ids of an exercise's groups of checks. */
export async function groupsOf(slug: string): Promise<string[]> {
  const groups: string[] = []
  const noSubject = (): never => {
    throw new Error('nothing is graded here')
  }
  gradeFor({
    // Without names for its groups, a grader calls them by their ids.
    words: { ...en, groups: {} },
    seed: 0,
    isVerbose: false,
    commandFor: () => '',
    subjectOf: noSubject,
    besideReference: noSubject,
  })
  // What mocha gives to a grader.
  const describe = (name: string, inside: () => void): void => {
    if (name !== slug) groups.push(name)
    inside()
  }
  Object.assign(globalThis, { describe, it: () => ({}) })
  await import(graderOf(slug))
  return groups
}
