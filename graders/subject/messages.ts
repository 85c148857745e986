// What the judge and the host say to each other, one line of JSON a message.

/** Offsets at which a chunk ends, ascending. An offset that stands twice makes an empty chunk. */
export type Cutting = readonly number[]

/** The host says of each of the first few cuttings that it is next, later only now and then. */
export const CUTTINGS_TOLD = 8

/** The exit code of a process whose module awaits what never comes; Node's own. */
export const UNSETTLED_EXIT_CODE = 13

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

/** Makes a server, and tells what it reports until the judge hangs up. */
export interface ServeRequest {
  op: 'serve'
  /** The export that makes a server, given a function to report to. */
  name: string
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

export interface LoadRequest {
  op: 'load'
}

export type Request =
  | LoadRequest
  | SweepRequest
  | TraceRequest
  | InterleaveRequest
  | HoldRequest
  | CostRequest
  | ServeRequest
  | CallRequest
  | WaitsRequest
  | FloodRequest
  | FloodWireRequest

/** Something that the learner's code threw, or rejected with. */
export interface Thrown {
  name: string
  message: string
  stack: string
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

/** What is told while the judge steers. */
export type PeerEvent =
  | { kind: 'listening'; port: number }
  /** What a server reported of a chunk; `value` is JSON. */
  | {
      kind: 'report'
      bytes: number | null
      value?: string
      error?: { isError: boolean; what: string }
    }
  /** What came is no server, or cannot listen. */
  | { kind: 'odd'; got?: string; thrown?: Thrown }
  /** A socket handed bytes to the kernel, in one call. */
  | { kind: 'handed'; pieces: number; bytes: number; isAfterPause: boolean }
  | { kind: 'settled'; how: 'resolved' }
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
  /** The event loop took the turns that were asked for; a timer may still be waited for. */
  | { kind: 'turned'; asked: number; isWaiting: boolean }

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

/** What a caller may leave behind at a stream. */
export interface Traces {
  listeners: Record<string, number>
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
  /** Whether it rejected with the very error that the source threw. */
  isOwnThrow: boolean
  report?: Reported
  thrown?: Thrown
}

export type LoadReply = { exports: string[] } | { thrown: Thrown }

export interface ReplyTo {
  load: LoadReply
  sweep: SweepReply
  trace: TraceReply
  interleave: InterleaveReply
  hold: HoldReply
  cost: CostReply
  serve: object
  call: object
  waits: WaitsReply
  floods: FloodReply
  'flood-wire': object
}

/** What the host writes: where it is, what was printed, and at last the reply, or why there is none. */
export type FromHost =
  | { at: number }
  | { printed: string }
  | { uncaught: Thrown }
  | { event: PeerEvent }
  | { reply: ReplyTo[keyof ReplyTo]; clipped: number }
