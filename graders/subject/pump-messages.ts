// What is asked about code that sends a file: over a connection to the judge, or into a gated sink.

import type { Thrown } from './messages.ts'

/** How the socket is when it is handed over, where it is not simply connected. */
export type SocketBefore =
  | 'destroyed'
  | 'destroyed long ago'
  /** By the peer; the socket has heard of it. */
  | 'reset'

/** When the socket's owner destroys it. */
export type OwnerDestroys = 'at once' | 'a turn later' | 'on data'

/** Sends a file over a connection to the judge's `port`, steered by the judge. */
export interface PumpRequest {
  op: 'pump'
  name: string
  path: string
  port: number
  control: number
  before?: SocketBefore | undefined
  destroys?: OwnerDestroys | undefined
  /** Whether to tell, in each of the judge's turns, what is held in memory. */
  measures?: boolean | undefined
}

/** Sends a file into a sink that holds each write, and then the end, until it is let go. */
export interface PumpGateRequest {
  op: 'pump-gate'
  name: string
  path: string
  highWaterMark: number
}

export interface PumpGateReply {
  /** A letter each, as in `WaitsReply`: when the first write is held, when none is, when the end is done. */
  standings: string[]
  /** Bytes that had been written when the second letter was read. */
  writtenBytes: number
  /** The first byte and the length of each chunk that the sink took. */
  taken: [first: number, bytes: number][]
  thrown?: Thrown
}

export type PumpEvent =
  /** The socket is connected; a reset that comes before would be none. */
  | { kind: 'connected' }
  /** It has settled; `isDestroyed` is seen a turn later. */
  | {
      kind: 'pumped'
      standing: string
      isFinished: boolean
      isEnded: boolean
      isDestroyed: boolean
      thrown?: Thrown
    }
  /** Nothing is being opened, read or closed any more; so many descriptors more are open than before. */
  | { kind: 'at-rest'; openFiles: number }
  /**
   * What the kernel has taken so far, and whether something is being read, told in a turn of the judge's
   * where that has changed, and in each where memory is measured: what is held above what there was before.
   */
  | { kind: 'held'; heldBytes: number; handedBytes: number; isOnFiles: boolean }
