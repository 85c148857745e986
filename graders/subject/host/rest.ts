// Lets the event loop turn until something is ready, or until nothing is going on any more that could
// make it so: no work on a file, and no timer for long.

import { afterTimers, hasTimer, isWorkingOnFiles, nextTurn } from './captured.ts'

const FEW_TURNS = 30
// A timer may be one of many that poll, and never end.
const MOST_TURNS_OF_TIMERS = 150

/** Calls `then` once it is ready, or after so many turns in which nothing was going on. */
export function untilReadyOrAtRest(
  isReady: () => boolean,
  then: () => void,
  turns = FEW_TURNS,
): void {
  const turn = (left: number, timersLeft: number): void => {
    if (left <= 0 || timersLeft <= 0 || isReady()) {
      then()
      return
    }
    // A timer counts as running while it is called.
    afterTimers(() =>
      nextTurn(() => {
        if (isWorkingOnFiles()) turn(turns, timersLeft)
        else if (hasTimer()) turn(turns, timersLeft - 1)
        else turn(left - 1, timersLeft)
      }),
    )
  }
  turn(turns, MOST_TURNS_OF_TIMERS)
}
