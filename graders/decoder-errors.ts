// Judges the error that a stream brings: its class, and the numbers that it carries.

import type { DecoderTrial, Feeding } from './decoder-trial.ts'
import type { Cutting } from './faults/cutting.ts'
import { CheckFailed } from './verdict/evidence.ts'

/** The error that a stream has to bring. */
export interface ErrorDue {
  name: string
  numbers: Record<string, number>
}

/** Feeds a stream that has to bring an error, and looks at what the first one carries. */
export async function carriesNumbers(
  trial: DecoderTrial,
  fed: { stream: Buffer; cutting: Cutting; feeding: Feeding },
  due: ErrorDue,
): Promise<void> {
  const built = [trial.plan(fed.feeding.maxBytes)]
  const { pushes, seen } = await trial.trace(fed.stream, fed.cutting, fed.feeding)
  const error = seen.flatMap(({ errors }) => errors)[0]
  if (error === undefined) throw new CheckFailed({ kind: 'outcome', built, pushes })
  const { isError, named, numbers } = error
  const isRight = Object.entries(due.numbers).every(
    ([name, value]) => numbers[name] === value,
  )
  if (isError && named.includes(due.name) && isRight) return
  throw new CheckFailed({ kind: 'error-object', built, pushes, error, due })
}
