// Watches a subject that was asked something, and says when it is to be ended: it has hung, or it
// fills the memory. Time is the subject's CPU time where that is known, for on a busy machine a right
// answer may get none of it for a while.

import { setImmediate as nextTurn } from 'node:timers/promises'
import { LONGEST_SILENCE_MS, type Patience } from './bounds.ts'
import { type Pulse, pulseOf } from './pulse.ts'

const POLL_MS = 50
// Waiting without using the CPU may be the fault of a slow machine in part.
const ASLEEP_FACTOR = 1.5

export type Overdue =
  | { kind: 'hung'; silentMs: number }
  | { kind: 'greedy'; residentBytes: number }

export class Watch {
  readonly #pid: number
  readonly #patience: Patience
  readonly #end: (overdue: Overdue) => void
  readonly #poll = setInterval(() => void this.#look(), POLL_MS)
  #isLooking = false
  #isStopped = false
  #sinceStart: Stretch | undefined
  #sinceHeard: Stretch | undefined

  constructor(pid: number, patience: Patience, end: (overdue: Overdue) => void) {
    this.#pid = pid
    this.#patience = patience
    this.#end = end
  }

  /** The subject got on. */
  heard(): void {
    this.#sinceHeard = undefined
  }

  stop(): void {
    clearInterval(this.#poll)
    this.#isStopped = true
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return
    this.#isLooking = true
    const pulse = await pulseOf(this.#pid)
    // The judge may have had no CPU either: what the subject has sent meanwhile is heard first.
    await nextTurn()
    if (this.#isStopped) return
    this.#isLooking = false
    const overdue = this.#judge(pulse)
    if (overdue) this.#end(overdue)
  }

  #judge(pulse: Pulse | undefined): Overdue | undefined {
    const { silenceMs, longestMs, waitsForCpu, mostResidentBytes } = this.#patience
    if (pulse && pulse.residentBytes > mostResidentBytes)
      return { kind: 'greedy', residentBytes: pulse.residentBytes }
    this.#sinceStart ??= new Stretch(pulse)
    this.#sinceHeard ??= new Stretch(pulse)
    this.#sinceStart.see(pulse)
    if (this.#sinceStart.isOver(longestMs, true))
      return { kind: 'hung', silentMs: longestMs }
    const silence = this.#sinceHeard
    silence.see(pulse)
    const isOver = silence.isOver(silenceMs, waitsForCpu)
    if (isOver || silence.wallMs >= LONGEST_SILENCE_MS)
      return { kind: 'hung', silentMs: silenceMs }
    return undefined
  }
}

/** A stretch of time, as the clock and the subject's CPU time measure it. */
export class Stretch {
  readonly #startMs = performance.now()
  readonly #startCpuMs: number
  #cpuMs: number | undefined
  #wasAsleep = true
  wallMs = 0

  constructor(pulse: Pulse | undefined) {
    this.#startCpuMs = pulse?.cpuMs ?? 0
  }

  see(pulse: Pulse | undefined, nowMs = performance.now()): void {
    this.wallMs = nowMs - this.#startMs
    this.#cpuMs = pulse && pulse.cpuMs - this.#startCpuMs
    this.#wasAsleep &&= pulse?.isAsleep ?? true
  }

  /** Whether it is longer than `limitMs`; with `waitsForCpu` the clock alone does not decide. */
  isOver(limitMs: number, waitsForCpu: boolean): boolean {
    if (this.#cpuMs !== undefined && this.#cpuMs >= limitMs) return true
    if (this.#wasAsleep)
      return this.wallMs >= Math.min(ASLEEP_FACTOR * limitMs, LONGEST_SILENCE_MS)
    return !waitsForCpu && this.wallMs >= limitMs
  }
}
