// Whether what came over the channel is a message at all: the host shares its process with code that
// may break it, and a broken message must end in a failed check, not in a broken judge.

import type { FromHost, Request } from './messages.ts'

const SHAPES: Record<Request['op'], object> = {
  load: {},
  sweep: { cuttings: 0, pushedBytes: 0, counts: [], texts: [], oddities: [] },
  trace: { pushes: [] },
  interleave: { schedules: [] },
  hold: { heldBytes: 0, residentBefore: 0, residentAfter: 0, heads: [], tails: [] },
  encode: { encoded: [] },
  serve: {},
  call: {},
  waits: { standings: [], taken: [], before: {}, after: {}, warnings: {} },
  floods: { seen: [], taken: [], peakQueuedBytes: 0 },
  'flood-wire': {},
  pump: {},
  'pump-gate': { standings: [], taken: [] },
  cost: { learnerMicros: 0, linearMicros: 0, pushed: 0, tails: [] },
}

/** The message that `text` is, as an answer to `op`; undefined where it is none. */
export function messageOf(text: string, op: Request['op']): FromHost | undefined {
  try {
    const message: unknown = JSON.parse(text)
    return isMessage(message, op) ? message : undefined
  } catch {
    return undefined
  }
}

function isMessage(message: unknown, op: Request['op']): message is FromHost {
  if (!isObject(message)) return false
  if ('at' in message) return typeof message.at === 'number'
  if ('printed' in message) return typeof message.printed === 'string'
  if ('event' in message) return isObject(message.event)
  if ('uncaught' in message) return isThrown(message.uncaught)
  const { reply, clipped } = message
  if (!isObject(reply) || typeof clipped !== 'number') return false
  if (op === 'load') return Array.isArray(reply.exports) || isThrown(reply.thrown)
  return Object.entries(SHAPES[op]).every(([key, like]) => isLike(reply[key], like))
}

function isThrown(value: unknown): boolean {
  const like = { name: '', message: '', stack: '' }
  return (
    isObject(value) &&
    Object.entries(like).every(([key, text]) => isLike(value[key], text))
  )
}

function isLike(value: unknown, like: unknown): boolean {
  return Array.isArray(like) ? Array.isArray(value) : typeof value === typeof like
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
