// Tells what parted two hand-overs to the kernel: a timer that ran out between them, or nothing but time,
// as where code spins. A turn of the event loop, or ten, is over before the other side has read.

import { createHook, executionAsyncResource } from 'node:async_hooks'
import type { Pause } from '../messages.ts'
import { isTimer, now } from './captured.ts'

// A right pause may be shorter where a timer makes it; without one, it must not be mistaken for a stall.
const LONG_MS = 10

let timersRun = 0
let timersBefore = 0
let doneAt = 0

const timers = createHook({
  before() {
    if (isTimer(executionAsyncResource())) timersRun += 1
  },
})

export function watchPauses(): void {
  timers.enable()
  handedOver()
}

export function leavePauses(): void {
  timers.disable()
}

/** The kernel has the bytes. */
export function handedOver(): void {
  timersBefore = timersRun
  doneAt = now()
}

/** What there was since. */
export function pauseSince(): Pause {
  if (timersRun > timersBefore) return 'timer'
  return now() - doneAt >= LONG_MS ? 'time' : 'none'
}
