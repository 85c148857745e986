// A check with all that the reports need to know of it.

import type { Test } from 'mocha'
import type { Evidence } from './evidence.ts'

export interface Graded {
  slug: string
  group: string
  id: string
  points: number
  /** Cuttings that were tried. */
  cuttings: number
  /** What the learner's code printed during the check. */
  output?: { text: string; clippedCharacters: number }
  /** Why the learner's code failed. */
  evidence?: Evidence
  /** The same, drawn and in words. */
  message?: string
  /** An error of the grader itself. */
  fault?: unknown
}

export interface GradedTest extends Test {
  graded: Graded
}
