// Has the learner's code flood a stream with frames that are made as they are asked for, and tells how
// many were asked for after each step, and what was reported at last.

import { frameOf } from '../frames.ts'
import type { FloodRequest, FloodStep } from '../messages.ts'
import { bufferFrom, collectGarbage, Memory, nextTurn, stringify } from './captured.ts'
import { Ends } from './ends.ts'
import { Peak } from './peak.ts'
import { atCutting } from './progress.ts'
import { Promised } from './promised.ts'
import { whileTurning } from './turns.ts'

const FRAMES_TO_COLLECT = 16
// More than is queued in front of a reader that stands still.
const BALLAST_BYTES = 40 * 1024 * 1024

type Done = (reply: string) => void

export function floods(
  loaded: Record<string, unknown>,
  request: FloodRequest,
  done: Done,
): void {
  const start = (): void =>
    Ends.open(request, (ends) => new Floods(loaded, request, ends, done).start())
  if (request.collects) settleMemory(start)
  else start()
}

const kept: { ballast?: Uint8Array } = {}

// Memory that was there before is no growth, and what an earlier flood has left is freed before the next.
function settleMemory(then: () => void): void {
  kept.ballast ??= bufferFrom(new Memory(BALLAST_BYTES))
  collectGarbage()
  nextTurn(() => {
    collectGarbage()
    then()
  })
}

class Floods {
  readonly #loaded: Record<string, unknown>
  readonly #request: FloodRequest
  readonly #ends: Ends
  readonly #done: Done
  #flooding: Promised | undefined
  readonly #source: Source
  readonly #peak: Peak
  #seen = ''

  constructor(
    loaded: Record<string, unknown>,
    request: FloodRequest,
    ends: Ends,
    done: Done,
  ) {
    this.#loaded = loaded
    this.#request = request
    this.#ends = ends
    this.#done = done
    this.#source = new Source(request)
    this.#peak = new Peak(ends.stream)
  }

  start(): void {
    this.#step(0)
  }

  #flood(): void {
    const { name, backpressure } = this.#request
    const flood = this.#loaded[name] as (
      to: unknown,
      frames: Iterable<Uint8Array>,
      options: object,
    ) => unknown
    this.#flooding = new Promised(() =>
      flood(this.#ends.stream, this.#source.frames(), { backpressure }),
    )
  }

  #step(index: number): void {
    const { steps, on } = this.#request
    const step = steps[index] as FloodStep | undefined
    if (step === undefined) {
      this.#finish()
      return
    }
    if (step.do === 'start') this.#flood()
    else this.#ends.do(step.do)
    const isSettled = (): boolean =>
      step.until === 'all asked'
        ? this.#source.isExhausted
        : this.#flooding?.standing !== 'p'
    const wait = { isSettled, isDue: step.until !== undefined, isOnWire: on === 'wire' }
    whileTurning(wait, () => {
      const { asked, isClosed } = this.#source
      const { stream } = this.#ends
      const { standing = 'p' } = this.#flooding ?? {}
      const comma = this.#seen === '' ? '' : ','
      this.#seen +=
        `${comma}{"standing":"${standing}","asked":${asked},` +
        `"isClosed":${isClosed},"queued":${stream.writableLength},"isWritable":${stream.writable}}`
      this.#step(index + 1)
    })
  }

  #finish(): void {
    const { standing = 'p', value, thrownJson = '' } = this.#flooding ?? {}
    const report = standing === 'r' ? `,"report":${reportJson(value)}` : ''
    const thrown = thrownJson === '' ? '' : `,"thrown":${thrownJson}`
    const isOwnThrow = value === this.#source.thrown
    const taken = stringify(this.#ends.taken())
    const reply = `{"seen":[${this.#seen}],"taken":${taken},"peakQueuedBytes":${this.#peak.queuedBytes},"isOwnThrow":${isOwnThrow}${report}${thrown}}`
    this.#ends.close()
    this.#done(reply)
  }
}

/** Frames, made one by one as they are asked for. */
export class Source {
  /** How often a frame was asked for, the answer that there is none included. */
  asked = 0
  isExhausted = false
  /** Ended by its reader, or by itself. */
  isClosed = false
  /** What it throws, where it is to throw. */
  readonly thrown = new Error('the source of frames failed')
  readonly #request: Pick<FloodRequest, 'frames' | 'frameBytes' | 'throwsAt' | 'collects'>

  constructor(
    request: Pick<FloodRequest, 'frames' | 'frameBytes' | 'throwsAt' | 'collects'>,
  ) {
    this.#request = request
  }

  frames(): Iterable<Uint8Array> {
    const next = (): IteratorResult<Uint8Array> => this.#next()
    const close = (): IteratorResult<Uint8Array> => {
      this.isClosed = true
      return { done: true, value: undefined }
    }
    return { [Symbol.iterator]: () => ({ next, return: close }) }
  }

  #next(): IteratorResult<Uint8Array> {
    const { frames, frameBytes, throwsAt, collects } = this.#request
    const index = this.asked
    this.asked += 1
    if (index === throwsAt) {
      this.isClosed = true
      throw this.thrown
    }
    if (index >= frames) {
      this.isExhausted = true
      this.isClosed = true
      return { done: true, value: undefined }
    }
    atCutting(index)
    // Else a right flood would be charged with what is not collected yet.
    if (collects && index % FRAMES_TO_COLLECT === 0) collectGarbage()
    return { done: false, value: frameOf(index, frameBytes) }
  }
}

/** A report as JSON: each number once, null where it is none. */
export function reportJson(value: unknown): string {
  let json = ''
  for (const name of ['frames', 'bytes', 'peakQueuedBytes', 'peakMemoryBytes']) {
    let number: unknown
    try {
      number = (value as Record<string, unknown>)[name]
    } catch {
      // Not a number.
    }
    const text = typeof number === 'number' ? (stringify(number) ?? 'null') : 'null'
    json += `${json === '' ? '' : ','}"${name}":${text}`
  }
  return `{${json}}`
}
