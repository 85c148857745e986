// Feeds one stream, or several in turn, and tells what each single push brought.

import type { DecoderPlan, InterleaveRequest, TraceRequest } from '../messages.ts'
import { nextTurn } from './captured.ts'
import { Driven } from './decoder.ts'
import { cutAfter, Feed } from './feed.ts'
import { atCutting } from './progress.ts'
import { bytesOf, Copies, patternChunk } from './stream.ts'

type Loaded = Record<string, unknown>

export function trace(
  loaded: Loaded,
  { decoder, stream, cutting, isEnded, isKept, isPatient }: TraceRequest,
  done: (reply: string) => void,
): void {
  const next = (chunk: number): number => cutAfter(cutting, chunk)
  const options = { describesErrors: true, keeps: isKept === true }
  const driven = new Driven(loaded, decoder, options)
  const feed = new Feed(driven, new Copies(bytesOf(stream)), next, isEnded === true)
  let json = ''
  const see = (): void => {
    json += `${json === '' ? '' : ','}${driven.pushJson()}`
  }
  const turn = (): void => {
    atCutting(feed.chunks)
    if (!feed.next()) done(`{"pushes":[${json}]}`)
    else
      nextTurn(() => {
        see()
        turn()
      })
  }
  if (isPatient) {
    turn()
    return
  }
  for (atCutting(0); feed.next(); atCutting(feed.chunks)) see()
  done(`{"pushes":[${json}]}`)
}

export function interleave(loaded: Loaded, request: InterleaveRequest): string {
  let json = ''
  for (let i = 0; i < request.schedules.length; i++) {
    atCutting(i)
    const seen = followSchedule(loaded, request.decoders, request.schedules[i] as never)
    json += `${i === 0 ? '' : ','}[${seen}]`
  }
  return `{"schedules":[${json}]}`
}

function followSchedule(
  loaded: Loaded,
  plans: readonly DecoderPlan[],
  steps: readonly (readonly [number, string])[],
): string {
  const all: { [index: number]: Driven } = { __proto__: null } as never
  for (let i = 0; i < plans.length; i++)
    all[i] = new Driven(loaded, plans[i] as DecoderPlan, { describesErrors: true })
  let json = ''
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i] as readonly [number, string]
    const bytes = bytesOf(step[1])
    const driven = all[step[0]] as Driven
    driven.push(patternChunk(bytes, 0, bytes.length), bytes.length + 64)
    json += `${i === 0 ? '' : ','}${driven.pushJson()}`
  }
  return json
}
