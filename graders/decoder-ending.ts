// Finds the cutting in which a subject ended while it was fed many.

import type { Cutting } from './faults/cutting.ts'
import { CUTTINGS_TOLD, type Request, type SweepRequest } from './subject/messages.ts'
import type { Subject } from './subject/subject.ts'
import { type Ending, SubjectEnded } from './subject/talk.ts'

interface Placed {
  ending: Ending
  /** Undefined where it is not certain. */
  cutting: Cutting | undefined
}

/** How and where the subject ended instead of answering `request`. */
export async function placedEnding(
  subject: Subject,
  { at, ending }: SubjectEnded,
  request: Request,
  cuttingOf: (index: number) => Cutting | undefined,
): Promise<Placed> {
  const isCertain = at !== undefined && at + 1 < CUTTINGS_TOLD
  const cutting = isCertain ? cuttingOf(at) : undefined
  return request.op === 'sweep' && ending.kind === 'crashed'
    ? crashAgain(subject, ending, request, cutting)
    : { ending, cutting }
}

// Errors carry no stack in a sweep, and what a timer or a promise throws comes after all of it: one
// cutting alone shows where the error was made.
async function crashAgain(
  subject: Subject,
  ending: Ending,
  { cuttings: _, ...request }: SweepRequest,
  last: Cutting | undefined,
): Promise<Placed> {
  for (const cutting of [[], ...(last ? [last] : [])]) {
    try {
      await subject.ask({ ...request, op: 'trace', cutting })
    } catch (error) {
      if (error instanceof SubjectEnded && error.ending.kind === ending.kind)
        return { ending: error.ending, cutting }
    }
  }
  return { ending, cutting: last }
}
