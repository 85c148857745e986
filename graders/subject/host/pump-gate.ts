// Has the learner's code send a file into a sink that holds every write, and then the end, and tells
// how the promise stands at each: only so is seen that it resolves too early.

import { GatedSink } from '../../faults/gated-sink.ts'
import type { PumpGateRequest } from '../messages.ts'
import { stringify } from './captured.ts'
import { Promised } from './promised.ts'
import { untilReadyOrAtRest } from './rest.ts'

// Time for a promise that settles too early to do so.
const SETTLING_TURNS = 5

export function pumpGate(
  loaded: Record<string, unknown>,
  request: PumpGateRequest,
  done: (reply: string) => void,
): void {
  const { name, path, highWaterMark } = request
  const send = loaded[name] as (path: string, to: unknown) => unknown
  const sink = new GatedSink(highWaterMark, { holdsEnd: true })
  sink.on('error', () => {})
  const promised = new Promised(() => send(path, sink))
  let standings = ''
  let writtenBytes = 0

  const isSettled = (): boolean => promised.standing !== 'p'
  const isHeld = (): boolean => isSettled() || sink.isHolding || sink.isHoldingEnd
  const note = (then: () => void): void =>
    untilReadyOrAtRest(
      isSettled,
      () => {
        standings += `${standings === '' ? '' : ','}"${promised.standing}"`
        then()
      },
      SETTLING_TURNS,
    )
  const writeAll = (): void => {
    if (!sink.isHolding || isSettled()) {
      note(end)
      return
    }
    writtenBytes += sink.taken[sink.taken.length - 1]?.[1] ?? 0
    sink.complete()
    untilReadyOrAtRest(isHeld, writeAll)
  }
  const end = (): void => {
    sink.completeEnd()
    untilReadyOrAtRest(isSettled, () => note(tell))
  }
  const tell = (): void => {
    const { thrownJson } = promised
    const thrown = thrownJson === '' ? '' : `,"thrown":${thrownJson}`
    const taken = stringify(sink.taken)
    sink.destroy()
    done(
      `{"standings":[${standings}],"writtenBytes":${writtenBytes},"taken":${taken}${thrown}}`,
    )
  }
  untilReadyOrAtRest(isHeld, () => note(writeAll))
}
