// What the judge and the host say to each other, one line of JSON a message.

import type {
  CostReply,
  CostRequest,
  EncodeReply,
  EncodeRequest,
  HoldReply,
  HoldRequest,
  InterleaveReply,
  InterleaveRequest,
  SweepReply,
  SweepRequest,
  TraceReply,
  TraceRequest,
} from './decoder-messages.ts'
import type {
  CallRequest,
  FloodWireRequest,
  PeerEvent,
  ServeRequest,
} from './peer-messages.ts'
import type { PumpGateReply, PumpGateRequest, PumpRequest } from './pump-messages.ts'
import type {
  FloodReply,
  FloodRequest,
  WaitsReply,
  WaitsRequest,
} from './stream-messages.ts'

export type * from './decoder-messages.ts'
export type * from './peer-messages.ts'
export type * from './pump-messages.ts'
export type * from './stream-messages.ts'

/** Offsets at which a chunk ends, ascending. An offset that stands twice makes an empty chunk. */
export type Cutting = readonly number[]

/** Something that the learner's code threw, or rejected with. */
export interface Thrown {
  name: string
  message: string
  stack: string
}

/** The host says of each of the first few cuttings that it is next, later only now and then. */
export const CUTTINGS_TOLD = 8

/** The exit code of a process whose module awaits what never comes; Node's own. */
export const UNSETTLED_EXIT_CODE = 13

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
  | EncodeRequest
  | ServeRequest
  | CallRequest
  | WaitsRequest
  | FloodRequest
  | FloodWireRequest
  | PumpRequest
  | PumpGateRequest

export type LoadReply = { exports: string[] } | { thrown: Thrown }

export interface ReplyTo {
  load: LoadReply
  sweep: SweepReply
  trace: TraceReply
  interleave: InterleaveReply
  hold: HoldReply
  cost: CostReply
  encode: EncodeReply
  serve: object
  call: object
  waits: WaitsReply
  floods: FloodReply
  'flood-wire': object
  pump: object
  'pump-gate': PumpGateReply
}

/** What the host writes: where it is, what was printed, and at last the reply, or why there is none. */
export type FromHost =
  | { at: number }
  | { printed: string }
  | { uncaught: Thrown }
  | { event: PeerEvent }
  | { reply: ReplyTo[keyof ReplyTo]; clipped: number }
