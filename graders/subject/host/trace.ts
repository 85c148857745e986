// Feeds one stream, or several in turn, and tells what each single push brought.

import type { DecoderPlan, InterleaveRequest, TraceRequest } from '../messages.ts'
import { Driven } from './decoder.ts'
import { atCutting } from './progress.ts'
import { bytesOf, Copies, patternChunk } from './stream.ts'

type Loaded = Record<string, unknown>

export function trace(
  loaded: Loaded,
  { decoder, stream, cutting }: TraceRequest,
): string {
  const bytes = bytesOf(stream)
  const copies = new Copies(bytes)
  const driven = new Driven(loaded, decoder, true)
  copies.renew()
  let json = ''
  let start = 0
  for (let i = 0; i <= cutting.length; i++) {
    const end = i === cutting.length ? bytes.length : (cutting[i] as number)
    atCutting(i)
    driven.push(copies.chunk(start, end), bytes.length + 1)
    json += `${i === 0 ? '' : ','}${driven.pushJson()}`
    start = end
    if (driven.oddity !== '') break
  }
  return `{"pushes":[${json}]}`
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
    all[i] = new Driven(loaded, plans[i] as DecoderPlan, true)
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
