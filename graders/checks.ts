// The words that a grader is written in: an exercise has groups, a group has checks, a check has an
// id, points, and one thing to see. Each check becomes a mocha test.

import type { Subject } from './subject/subject.ts'
import { NotLoaded } from './subject/subject.ts'
import { SubjectEnded } from './subject/talk.ts'
import { CheckFailed } from './verdict/evidence.ts'
import type { Graded, GradedTest } from './verdict/graded.ts'
import { titleOf, type Words } from './words/words.ts'

/** What the graders need of the run that they are part of. */
export interface Run {
  words: Words
  seed: number
  isVerbose: boolean
  commandFor: (slug: string, more?: string[]) => string
  subjectOf(slug: string): Promise<Subject>
  /** The same file beside the reference answer to `needed`; undefined where the learner's passes. */
  besideReference(slug: string, needed: string): Promise<Subject> | undefined
}

export interface Judge {
  subject: Subject
  seed: number
  /** Adds to the number of cuttings that this check tried. */
  countCuttings(count: number): void
}

let run: Run | undefined
let slug = ''
let neededExports: readonly string[] = []
let groupId = ''

/** For an exercise that builds on the learner's answer to another: that one. */
export const buildsOn = new Map<string, string>()

/** Called once, before a grader is loaded. */
export function gradeFor(next: Run): void {
  run = next
}

function currentRun(): Run {
  if (run === undefined) throw new Error('a grader is loaded by graders/run.ts')
  return run
}

/** An exercise of the course; `exports` are the names that its file has to export. */
export function exercise(
  name: string,
  exports: readonly string[],
  groups: () => void,
  needed?: string,
): void {
  if (needed !== undefined) buildsOn.set(name, needed)
  slug = name
  neededExports = exports
  describe(name, groups)
}

/** Checks of one kind; the lesson has a section of the same name. */
export function group(id: string, checks: () => void): void {
  groupId = id
  describe(currentRun().words.groups[id] ?? id, checks)
}

/** One behaviour that is graded. `see` rejects where the learner's code does not show it. */
export function check(
  id: string,
  points: number,
  see: (judge: Judge) => Promise<void>,
): void {
  const { seed, subjectOf, words } = currentRun()
  const exports = neededExports
  const graded: Graded = { slug, group: groupId, id, points, cuttings: 0 }
  const test = it(titleOf(graded, words), async () => {
    const subject = await subjectOf(graded.slug)
    const countCuttings = (count: number): void => {
      graded.cuttings += count
    }
    const judge = async (by: Subject): Promise<void> => {
      await by.demand(exports)
      await see({ subject: by, seed, countCuttings })
    }
    try {
      await judge(subject)
    } catch (error) {
      const dependent = await dependence(error, graded.slug, judge)
      throw await blame(dependent ?? error, graded, currentRun())
    } finally {
      graded.output = subject.takeOutput()
    }
  }) as GradedTest
  test.graded = graded
}

// It fails for an answer to another exercise only if it passes with the right one in its place.
async function dependence(
  error: unknown,
  of: string,
  judge: (by: Subject) => Promise<void>,
): Promise<CheckFailed | undefined> {
  const needed = buildsOn.get(of)
  const beside = needed && currentRun().besideReference(of, needed)
  if (!beside || asFailure(error) === undefined) return undefined
  try {
    await judge(await beside)
    return new CheckFailed({ kind: 'prerequisite', slug: needed })
  } catch (own) {
    if (asFailure(own) === undefined) throw own
    return undefined
  }
}

// What is not the learner's doing is the grader's own fault, and must not look like a failed check.
async function blame(error: unknown, graded: Graded, options: Run): Promise<unknown> {
  const failed = asFailure(error)
  if (failed === undefined) {
    graded.fault = error
    return error
  }
  graded.evidence = failed.evidence
  // Loaded only now: a right answer needs no drawing.
  const { messageOf } = await import('./verdict/message.ts')
  graded.message = messageOf(graded, options)
  failed.message = graded.message
  // mocha's xunit prints the message and then the stack; ours points at the grader, which helps nobody.
  failed.stack = ''
  return failed
}

function asFailure(error: unknown): CheckFailed | undefined {
  if (error instanceof CheckFailed) return error
  if (error instanceof NotLoaded)
    return new CheckFailed({ kind: 'not-loaded', problem: error.problem })
  if (error instanceof SubjectEnded)
    return new CheckFailed({ kind: 'ended', ending: error.ending })
  return undefined
}
