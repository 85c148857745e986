// Measures the CPU time of a decoder beside linear work on the same chunks, by functions taken before the
// learner's file loaded.

import type { CostRequest } from '../messages.ts'
import { cpuUsage, max, min } from './captured.ts'
import { Driven } from './decoder.ts'
import { LinearWork } from './linear-work.ts'
import { atCutting } from './progress.ts'
import { MANY, pushAll } from './push-all.ts'
import { bytesOf, patternChunk } from './stream.ts'

const OPEN_CHUNK_BYTES = 64 * 1024
const PUSHES_PER_TURN = 64

export function cost(loaded: Record<string, unknown>, request: CostRequest): string {
  const { openBytes, chunks, chunkBytes, enoughRatio, enoughMicros } = request
  const pattern = bytesOf(request.pattern)
  const driven = new Driven(loaded, request.decoder, { describesErrors: true })
  const linear = new LinearWork()
  if (request.lead !== '') pushAll(driven, [request.lead])
  for (let at = 0; at < openBytes; at += OPEN_CHUNK_BYTES) {
    atCutting(at)
    const chunk = patternChunk(pattern, at, OPEN_CHUNK_BYTES)
    driven.push(chunk, MANY)
    linear.push(chunk)
  }
  const all: { [index: number]: Buffer } = { __proto__: null } as never
  const doLinear = (): void => {
    for (let i = 0; i < chunks; i++) {
      const chunk = patternChunk(pattern, i * chunkBytes, chunkBytes)
      linear.push(chunk)
      all[i] = chunk
    }
  }
  // Before the learner's pushes, whose garbage other threads free at any later time; twice, for the
  // first time is also the compiler's.
  const linearMicros = min(microsOf(doLinear), microsOf(doLinear))
  const enough = max(enoughRatio * linearMicros, enoughMicros)
  let learnerMicros = 0
  let pushed = 0
  while (pushed < chunks && driven.oddity === '' && learnerMicros < enough) {
    atCutting(pushed)
    learnerMicros += microsOf(() => {
      for (let i = 0; i < PUSHES_PER_TURN && pushed < chunks; i++, pushed++)
        driven.push(all[pushed] as Buffer, MANY)
    })
  }
  return (
    `{"learnerMicros":${learnerMicros},"linearMicros":${linearMicros},` +
    `"pushed":${pushed},"tails":[${pushAll(driven, request.tails)}]}`
  )
}

function microsOf(work: () => void): number {
  const before = cpuUsage()
  work()
  const after = cpuUsage()
  return after.user - before.user + after.system - before.system
}
