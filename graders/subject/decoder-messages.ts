// What is asked about a decoder, and what is answered.

import type { Cutting, Thrown } from './messages.ts'

/** How to build the learner's decoder: its class, and its limit, or null for the default one. */
export interface DecoderPlan {
  className: string
  errorName: string
  maxBytes: number | null
}

/** Feeds one stream to a new decoder for each cutting, and says what was seen after each byte. */
export interface SweepRequest {
  op: 'sweep'
  decoder: DecoderPlan
  /** The stream, in base64. */
  stream: string
  /** `'every'` is all 2^(n-1) cuttings of the n bytes. */
  cuttings: 'every' | readonly Cutting[]
}

/** Feeds one stream in one cutting, and says what each push brought. */
export interface TraceRequest {
  op: 'trace'
  decoder: DecoderPlan
  stream: string
  cutting: Cutting
}

/** Feeds several decoders in turn; a step is the index of a decoder and its next chunk. */
export interface InterleaveRequest {
  op: 'interleave'
  decoders: readonly DecoderPlan[]
  schedules: readonly (readonly (readonly [decoder: number, chunk: string])[])[]
}

/**
 * Feeds a repeated pattern, and says how many bytes are held after a collection; then feeds one chunk
 * over and over, and says by how much the process grew.
 */
export interface HoldRequest {
  op: 'hold'
  decoder: DecoderPlan
  pattern: string
  chunkBytes: number
  chunks: number
  repeatedChunks: number
  /** Pushed twice when the memory has been read, to see that the decoder is alive. */
  tail: string
}

/** Times the pushes of some chunks against linear work on the same chunks. */
export interface CostRequest {
  op: 'cost'
  decoder: DecoderPlan
  /** Bytes of the pattern that are pushed before, in chunks of 64 KiB, and not timed. */
  openBytes: number
  pattern: string
  chunkBytes: number
  chunks: number
  tail: string
  /** Stops as soon as both are certain to be exceeded: a multiple of the linear work, and a time. */
  enoughRatio: number
  enoughMicros: number
}

/** What the decoder did instead of returning an array of strings from `push`. */
export type Oddity =
  | { kind: 'threw'; by: 'constructor' | 'push'; thrown: Thrown }
  | { kind: 'no-class'; got: string }
  | { kind: 'no-push'; got: string }
  | { kind: 'not-array'; got: string }
  | { kind: 'not-string'; got: string }
  | { kind: 'too-many'; count: number }

/** An `'error'` event: an `Error`, of the class if that is exported, with this `maxBytes`. */
export interface ErrorSeen {
  what: string
  isError: boolean
  isExported: boolean
  isNamed: boolean
  maxBytes: number | null
}

/** What one push brought. */
export interface PushSeen {
  lines: string[]
  errors: ErrorSeen[]
  oddity?: Oddity
}

/** Where something was first seen with the fewest chunks: the bytes pushed so far, and their cutting. */
export interface Witness {
  pushedBytes: number
  chunks: number
  cutting: number[]
}

export interface SweepReply {
  cuttings: number
  pushedBytes: number
  /** Numbers of lines and errors that had come when `witness.pushedBytes` were pushed. */
  counts: { lines: number; errors: number; times: number; witness: Witness }[]
  /** Texts that came as line number `index`. */
  texts: { index: number; text: string; times: number; witness: Witness }[]
  oddities: { oddity: Oddity; times: number; witness: Witness }[]
}

export interface TraceReply {
  pushes: PushSeen[]
}

export interface InterleaveReply {
  schedules: PushSeen[][]
}

export interface HoldReply {
  heldBytes: number
  residentBytes: number
  tails: PushSeen[]
}

export interface CostReply {
  learnerMicros: number
  linearMicros: number
  /** Chunks pushed and timed; fewer than asked for where it was stopped. */
  pushed: number
  tails: PushSeen[]
}
