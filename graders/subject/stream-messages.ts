// What is asked about code that writes to a stream: calls, what happens meanwhile, and how they stand.

import type { Thrown } from './messages.ts'

/** What happens to the stream, or behind it. */
export type StreamAct =
  | 'complete'
  | 'complete all'
  | 'open'
  | 'fail'
  | 'destroy'
  | 'destroy with an error'
  | 'end'
  | 'peer reads'
  | 'peer ends'
  | 'peer resets'

/** `isDue` says that all calls should have settled after the step. */
export type WaitStep = (
  | { do: 'call'; bytes: number; times: number }
  /** One call for a second sink, which holds what it is given. */
  | { do: 'call elsewhere'; bytes: number; times: 1 }
  | { do: 'complete elsewhere' }
  /** So long that each timer that was set runs out. */
  | { do: 'time passes' }
  /** The next call is made once the one before has settled. */
  | { do: 'call in a row'; bytes: number; times: number }
  /** One call is made by the owner's listener, when the stream drains next. */
  | { do: 'call on drain'; bytes: number; times: 1 }
  | { do: StreamAct }
) & { isDue?: boolean }

/** The stream to write to: a gated sink, or a socket whose peer does not read yet. */
export interface Streamed {
  on: 'sink' | 'wire'
  /** Of a sink. */
  highWaterMark: number
}

/** Calls a function that writes to a stream and waits for it, and lets things happen meanwhile. */
export interface WaitsRequest extends Streamed {
  op: 'waits'
  name: string
  steps: readonly WaitStep[]
}

/** `until` says what should have come of it after the step. */
export interface FloodStep {
  do: 'start' | StreamAct
  until?: 'settled' | 'all asked'
}

/** Calls a function that floods a stream with frames, and lets things happen meanwhile. */
export interface FloodRequest extends Streamed {
  op: 'floods'
  name: string
  backpressure: boolean
  frames: number
  frameBytes: number
  /** The frame at which the source throws. */
  throwsAt?: number
  /** Whether garbage is collected before each frame. */
  collects: boolean
  steps: readonly FloodStep[]
}

/** What a caller may leave behind at a stream. */
export interface Traces {
  listeners: Record<string, number>
  /** How many of the owner's own are there. */
  ownersListeners: number
  maxListeners: number
  corked: number
  highWaterMark: number
}

export interface WaitsReply {
  /**
   * After each step, a letter for each call: pending, resolved, j for rejected with an `Error`, x with
   * something else, t for thrown, n for no promise.
   */
  standings: string[]
  /** The first byte and the length of each chunk that the sink took. */
  taken: [first: number, bytes: number][]
  before: Traces
  after: Traces
  warnings: { count: number; first: string }
  thrown?: Thrown
}

/** A report of the learner's; null where it has no such number. */
export type Reported = Record<
  'frames' | 'bytes' | 'peakQueuedBytes' | 'peakMemoryBytes',
  number | null
>

export interface FloodReply {
  seen: {
    standing: string
    asked: number
    isClosed: boolean
    queued: number
    isWritable: boolean
  }[]
  taken: [first: number, bytes: number][]
  /** The highest `writableLength` that the host saw after a write. */
  peakQueuedBytes: number
  /** Whether it rejected with the very error that the source threw. */
  isOwnThrow: boolean
  report?: Reported
  thrown?: Thrown
}
