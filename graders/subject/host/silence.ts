// Lets a long silence go by for the learner's code, and none for anyone else: each of its timers runs out
// at once.

import { createHook } from 'node:async_hooks'
import { afterTimers, Dictionary, isTimer, ownValue, refresh } from './captured.ts'

// Who polls sets one timer after the other, and never ends.
const MOST_ROUNDS = 100

let timers = new Dictionary<object>()
let count = 0

const watch = createHook({
  init(_id, type, _trigger, resource) {
    if (type !== 'Timeout') return
    timers[count] = resource
    count += 1
  },
})

/** From now on it is known which timers are set. */
export function watchTimers(): void {
  watch.enable()
}

export function leaveTimers(): void {
  watch.disable()
  forget()
}

/** Calls `then` when all timers have run out, those too that were set by others. */
export function passTime(then: () => void, rounds = MOST_ROUNDS): void {
  let isAny = false
  for (let i = 0; i < count; i++) isAny = runOut(timers[i] as object) || isAny
  forget()
  if (isAny && rounds > 0) afterTimers(() => passTime(then, rounds - 1))
  else then()
}

// A timer that has run out, or was cleared, would run again.
function runOut(timer: object): boolean {
  const isRunning =
    ownValue(timer, '_destroyed') !== true && Number(ownValue(timer, '_idleTimeout')) > 0
  if (!isRunning || !isTimer(timer)) return false
  ;(timer as { _idleTimeout: number })._idleTimeout = 1
  refresh(timer)
  return true
}

function forget(): void {
  timers = new Dictionary<object>()
  count = 0
}
