// What is asked about a decoder, and what is answered.

import type { Cutting, Thrown } from './messages.ts'

/** How to build the learner's decoder: its class, and its limit, or null for the default one. */
export interface DecoderPlan {
  className: string
  /** What `push` returns; bytes are told as text, one character a byte. */
  returns: Returned
  /** The classes of its errors, and the numbers that these carry. */
  errorNames: readonly string[]
  errorNumbers: readonly string[]
  maxBytes: number | null
}

export type Returned = 'text' | 'bytes'

/** One stream for a new decoder. */
interface Fed {
  decoder: DecoderPlan
  /** The stream, in base64. */
  stream: string
  /** `end()` is called behind the last chunk, and counts as one byte more. */
  isEnded?: boolean
  /** All that was returned is looked at again at the end. */
  isKept?: boolean
  /** Errors are waited for after each push, for a turn of the event loop. */
  isPatient?: boolean
}

/** Feeds one stream to a new decoder for each cutting, and says what was seen after each byte. */
export interface SweepRequest extends Fed {
  op: 'sweep'
  /** `'every'` is all 2^(n-1) cuttings of the n bytes. */
  cuttings: 'every' | readonly Cutting[]
}

/** Feeds one stream in one cutting, and says what each push brought. */
export interface TraceRequest extends Fed {
  op: 'trace'
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
  /** Pushed before the pattern. */
  lead: string
  pattern: string
  chunkBytes: number
  chunks: number
  repeatedChunks: number
  /** Whether the decoders of earlier requests may be forgotten. */
  isFirst: boolean
  /** Chunks that are pushed before all else, and again at the end, to see that the decoder is alive. */
  tails: readonly string[]
}

/** Times the pushes of some chunks against linear work on the same chunks. */
export interface CostRequest {
  op: 'cost'
  decoder: DecoderPlan
  /** Pushed before the pattern, and not timed. */
  lead: string
  /** Bytes of the pattern that are pushed then, in chunks of 64 KiB, and not timed either. */
  openBytes: number
  pattern: string
  chunkBytes: number
  chunks: number
  /** Chunks that are pushed at the end. */
  tails: readonly string[]
  /** Stops as soon as both are certain to be exceeded: a multiple of the linear work, and a time. */
  enoughRatio: number
  enoughMicros: number
}

/** What the decoder did instead of what each decoder does. */
export type Oddity =
  | { kind: 'threw'; by: 'constructor' | 'push' | 'end'; thrown: Thrown }
  | { kind: 'no-class'; got: string }
  | { kind: 'no-method'; method: 'push' | 'end'; got: string }
  | { kind: 'not-array'; returns: Returned; got: string }
  | { kind: 'not-message'; returns: Returned; got: string }
  | { kind: 'too-many'; count: number }
  /** A message that was returned has other bytes now. */
  | { kind: 'changed'; index: number; now: string }

/** An `'error'` event. */
export interface ErrorSeen {
  what: string
  isError: boolean
  /** The classes of the plan that the file exports, and those of them that it is an instance of. */
  exported: string[]
  named: string[]
  /** The numbers of the plan; null where it carries none. */
  numbers: Record<string, number | null>
}

/** What one push brought. */
export interface PushSeen {
  messages: string[]
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
  /** Numbers of messages and errors that had come when `witness.pushedBytes` were pushed. */
  counts: { messages: number; errors: number; times: number; witness: Witness }[]
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
  /** What the process took of the system before it was fed one chunk over and over, and after. */
  residentBefore: number
  residentAfter: number
  /** What the tails brought before all else, and at the end. */
  heads: PushSeen[]
  tails: PushSeen[]
}

export interface CostReply {
  learnerMicros: number
  linearMicros: number
  /** Chunks pushed and timed; fewer than asked for where it was stopped. */
  pushed: number
  tails: PushSeen[]
}

/** Calls a function that makes frames of payloads, and reads the frames when all are made. */
export interface EncodeRequest {
  op: 'encode'
  name: string
  /** In base64; a number is a payload of so many zeros. */
  payloads: readonly (string | number)[]
}

/** What came of each payload: a frame, its first 128 KiB in base64; something else, or an error. */
export interface EncodeReply {
  encoded: Encoded[]
}

export type Encoded =
  | { frame: string; bytes: number }
  | { got: string }
  /** Bytes of the payload, or around it, were written. */
  | { spoiled: true }
  | { thrown: Thrown; isRangeError: boolean }
