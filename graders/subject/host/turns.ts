// Lets the event loop turn until something is settled, or it is certain that it will not be.

import { afterTimers, hasTimer, nextTurn } from './captured.ts'

const FEW_TURNS = 200
const MANY_TURNS = 5000
// A turn in which a timer can run out takes a millisecond, and one without takes microseconds.
const WEIGHT_OF_TIMER = 10

/** How the event loop is waited for. */
export interface Wait {
  isSettled: () => boolean
  /** Something should come of it: only a wrong answer is waited for to the end. */
  isDue: boolean
  /** The kernel has a part in it, and takes its time. */
  isOnWire: boolean
}

/** Calls `then` once it is settled, or after so many turns that it never will be. */
export function whileTurning(
  { isSettled, isDue, isOnWire }: Wait,
  then: () => void,
): void {
  const turn = (left: number): void => {
    if (left <= 0 || (isDue && isSettled())) then()
    else if (isOnWire || hasTimer())
      afterTimers(() => nextTurn(() => turn(left - WEIGHT_OF_TIMER)))
    else nextTurn(() => turn(left - 1))
  }
  turn(isDue ? MANY_TURNS : FEW_TURNS)
}
