// Has the learner's code wait for a stream, and does to the stream what may happen meanwhile; tells how
// each call stands after each step, and what the stream looks like before and after.

import { frameOf } from '../frames.ts'
import type { WaitStep, WaitsRequest } from '../messages.ts'
import { stringify } from './captured.ts'
import { Ends } from './ends.ts'
import { atCutting } from './progress.ts'
import { Promised } from './promised.ts'
import { leaveTimers, passTime, watchTimers } from './silence.ts'
import { whileTurning } from './turns.ts'
import { takeWarnings } from './warnings.ts'

type Done = (reply: string) => void

export function waits(
  loaded: Record<string, unknown>,
  request: WaitsRequest,
  done: Done,
): void {
  Ends.open(request, (ends) => new Waits(loaded, request, ends, done).step(0))
}

class Waits {
  readonly #loaded: Record<string, unknown>
  readonly #request: WaitsRequest
  readonly #ends: Ends
  readonly #done: Done
  readonly #calls: { [index: number]: Promised } = { __proto__: null } as never
  #count = 0
  #otherEnds: Ends | undefined
  #standings = ''
  readonly #before: string

  constructor(
    loaded: Record<string, unknown>,
    request: WaitsRequest,
    ends: Ends,
    done: Done,
  ) {
    this.#loaded = loaded
    this.#request = request
    this.#ends = ends
    this.#done = done
    takeWarnings()
    const { steps } = request
    for (let i = 0; i < steps.length; i++)
      if (steps[i]?.do === 'time passes') watchTimers()
    this.#before = ends.tracesJson()
  }

  step(index: number): void {
    const { steps, on } = this.#request
    if (index === steps.length) {
      this.#finish()
      return
    }
    const step = steps[index] as WaitStep
    const then = (): void => {
      const comma = this.#standings === '' ? '' : ','
      this.#standings += `${comma}"${this.#standing()}"`
      this.step(index + 1)
    }
    const isSettled = (): boolean => this.#isSettled()
    const wait = { isSettled, isDue: step.isDue === true, isOnWire: on === 'wire' }
    if (step.do === 'call in a row') this.#callInARow(step.bytes, step.times, then)
    else if (step.do === 'time passes') passTime(() => whileTurning(wait, then))
    else {
      this.#do(step)
      whileTurning(wait, then)
    }
  }

  #do(step: WaitStep): void {
    switch (step.do) {
      case 'call':
        for (let i = 0; i < step.times; i++) this.#call(step.bytes)
        break
      case 'call on drain':
        this.#ends.onDrain = () => {
          this.#ends.onDrain = () => {}
          this.#call(step.bytes)
        }
        break
      case 'call in a row':
      case 'time passes':
        break
      case 'call elsewhere':
        Ends.open({ on: 'sink', highWaterMark: this.#request.highWaterMark }, (ends) => {
          this.#otherEnds = ends
        })
        this.#call(step.bytes, { to: this.#otherEnds })
        break
      case 'complete elsewhere':
        this.#otherEnds?.do('complete all')
        break
      default:
        this.#ends.do(step.do)
    }
  }

  #call(
    bytes: number,
    { to = this.#ends, settled }: { to?: Ends | undefined; settled?: () => void } = {},
  ): void {
    const wait = this.#loaded[this.#request.name] as (
      to: unknown,
      data: Uint8Array,
    ) => unknown
    const data = frameOf(this.#count, bytes)
    this.#calls[this.#count] = new Promised(() => wait(to.stream, data), settled)
    this.#count += 1
  }

  #callInARow(bytes: number, times: number, then: () => void): void {
    let left = times
    const next = (): void => {
      atCutting(this.#count)
      if (left-- === 0) then()
      else this.#call(bytes, { settled: next })
    }
    next()
  }

  #isSettled(): boolean {
    for (let i = 0; i < this.#count; i++)
      if (this.#calls[i]?.standing === 'p') return false
    return true
  }

  #standing(): string {
    let standings = ''
    for (let i = 0; i < this.#count; i++) standings += this.#calls[i]?.standing
    return standings
  }

  #finish(): void {
    let thrown = ''
    for (let i = 0; i < this.#count && thrown === ''; i++)
      thrown = this.#calls[i]?.thrownJson ?? ''
    const after = this.#ends.tracesJson()
    const reply =
      `{"standings":[${this.#standings}],"taken":${stringify(this.#ends.taken())},` +
      `"before":${this.#before},"after":${after},` +
      `"warnings":${takeWarnings()}${thrown === '' ? '' : `,"thrown":${thrown}`}}`
    leaveTimers()
    this.#ends.close()
    this.#otherEnds?.close()
    this.#done(reply)
  }
}
