// What is asked where the judge is the other end of a connection, and what is told meanwhile.

import type { Thrown } from './messages.ts'
import type { PumpEvent } from './pump-messages.ts'
import type { Reported } from './stream-messages.ts'

/** Makes a server, and tells what it reports, or what it looks like, until the judge hangs up. */
export interface ServeRequest {
  op: 'serve'
  /** The export that makes a server. */
  name: string
  /** What it is given: a function to report to, options, or nothing. */
  given: 'report' | { maxBytes: number } | 'nothing'
  /** Of another server that is made beside it, and not used. */
  besides?: { maxBytes: number }
  /** The port on which the judge steers. */
  control: number
}

/** Calls a function that connects to `port`, and tells what becomes of it until the judge hangs up. */
export interface CallRequest {
  op: 'call'
  name: string
  port: number
  control: number
}

/** Floods a connection to the judge's `port`, steered by the judge. */
export interface FloodWireRequest {
  op: 'flood-wire'
  name: string
  backpressure: boolean
  frames: number
  frameBytes: number
  port: number
  control: number
  /** Whether to tell over time what is queued. */
  samples?: boolean
}

/** A timer ran out, or 10 ms went by without one, which happens to any process on a busy machine. */
export type Pause = 'timer' | 'time' | 'none'

/** What is told while the judge steers. */
export type PeerEvent =
  | { kind: 'listening'; port: number }
  /** What a server reported of a chunk; `value` is JSON. */
  | {
      kind: 'report'
      bytes: number | null
      value?: string
      error?: { isError: boolean; isParseError: boolean; what: string }
    }
  /** What came is no server, or cannot listen. */
  | { kind: 'odd'; got?: string; thrown?: Thrown }
  /** A socket handed bytes to the kernel, in one call; `pause` is what there was since the last one. */
  | { kind: 'handed'; pieces: number; bytes: number; pause: Pause }
  /** `isClosed` says that every socket that had written had closed by then, on both sides or on its own. */
  | { kind: 'settled'; how: 'resolved'; isClosed: boolean }
  /** What a socket's own queue held so long after the flood began. */
  | { kind: 'queued'; ms: number; bytes: number }
  /** A flood has settled; `peakQueuedBytes` is the host's own. */
  | {
      kind: 'flooded'
      standing: string
      writes: number
      peakQueuedBytes: number
      report?: Reported
      thrown?: Thrown
    }
  | { kind: 'settled'; how: 'rejected'; isError: boolean; thrown: Thrown }
  | { kind: 'settled'; how: 'threw'; thrown: Thrown }
  | PumpEvent
  /** The event loop took the turns that were asked for; a timer may still be waited for. */
  | { kind: 'turned'; asked: number; isWaiting: boolean; looked?: Looked }

/** What a server looks like from within its process. */
export interface Looked {
  connections: {
    /** The client's. */
    port: number
    /** Taken from the kernel. */
    readBytes: number
    /** Handed to the kernel. */
    handedBytes: number
    queuedBytes: number
    /** Whether it takes what the kernel has. */
    isReading: boolean
    listeners: number
  }[]
  /** Sockets that memory still holds, closed ones too; counted exactly where garbage was collected. */
  sockets: number
  timers: number
  /** Of the server and the process. */
  listeners: number
  warnings: { count: number; first: string }
  /** On the heap and in Buffers; only where garbage was collected. */
  heldBytes?: number
}
