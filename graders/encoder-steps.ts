// The steps of a check of an encoder: what it makes of payloads, and that it refuses what its header
// cannot count.

import { frame } from './04-length-prefix.model.ts'
import type { Step } from './decoder-steps.ts'
import type { Encoded } from './subject/messages.ts'
import type { Subject } from './subject/subject.ts'
import { SubjectEnded } from './subject/talk.ts'
import { CheckFailed, type ExchangeStep } from './verdict/evidence.ts'
import { grouped } from './words/words.ts'

/** A payload, and what should come of it. */
type Given = Omit<ExchangeStep, 'received'>

/** Encodes each payload, a number being so many zeros; fails at the first frame with other bytes. */
export const encodes =
  (name: string, payloads: readonly (string | Buffer | number)[]): Step =>
  async (_, { subject }) => {
    const bytes = payloads.map((payload) =>
      typeof payload === 'number' ? Buffer.alloc(payload) : Buffer.from(payload),
    )
    const given = bytes.map((sends) => ({ sends, expected: frame(sends) }))
    const asked = bytes.map((payload, i) =>
      typeof payloads[i] === 'number' ? payload.length : payload.toString('base64'),
    )
    const encoded = await encode(subject, name, asked, given)
    for (const [i, each] of encoded.entries()) {
      const step = given[i] as (typeof given)[number]
      if (!isFrame(each, step.expected)) throw failed(name, step, each)
    }
  }

function isFrame(encoded: Encoded, due: Buffer): boolean {
  if (!('frame' in encoded) || encoded.bytes !== due.length) return false
  const head = Buffer.from(encoded.frame, 'base64')
  return head.equals(due.subarray(0, head.length))
}

/** Encodes a payload of so many bytes, and fails where that throws no `RangeError`. */
export const refusesToEncode =
  (name: string, payloadBytes: number): Step =>
  async (_, { subject }) => {
    const given: Given = {
      sends: ({ failures }) => failures.bytes(grouped(payloadBytes)),
      expected: ({ exchange }) => exchange.throws('RangeError'),
    }
    const [encoded] = await encode(subject, name, [payloadBytes], [given])
    if (encoded === undefined) throw new Error('the host encoded nothing')
    if ('thrown' in encoded && encoded.isRangeError) return
    throw failed(name, given, encoded)
  }

async function encode(
  subject: Subject,
  name: string,
  payloads: (string | number)[],
  given: readonly Given[],
): Promise<Encoded[]> {
  try {
    const reply = await subject.ask({ op: 'encode', name, payloads })
    return reply.encoded
  } catch (error) {
    if (!(error instanceof SubjectEnded)) throw error
    const received: ExchangeStep['received'] = ({ drawing }) => drawing.noAnswer
    const steps = given.slice(error.at ?? 0).slice(0, 1)
    const exchange = exchangeOf(name, ...steps.map((step) => ({ ...step, received })))
    throw new CheckFailed({ kind: 'ended', ending: error.ending, exchange })
  }
}

function failed(name: string, given: Given, encoded: Encoded): CheckFailed {
  if ('thrown' in encoded) {
    const { thrown } = encoded
    const received: ExchangeStep['received'] = ({ exchange }) =>
      exchange.throws(thrown.name)
    const exchange = exchangeOf(name, { ...given, received })
    return new CheckFailed({ kind: 'exchange', exchange, thrown })
  }
  const received: ExchangeStep['received'] =
    'frame' in encoded
      ? Buffer.from(encoded.frame, 'base64')
      : 'got' in encoded
        ? encoded.got
        : ({ exchange }) => exchange.spoilsPayload
  const exchange = exchangeOf(name, { ...given, received })
  return new CheckFailed({ kind: 'exchange', exchange })
}

function exchangeOf(name: string, ...steps: ExchangeStep[]) {
  return { call: `${name}(payload)`, steps }
}
