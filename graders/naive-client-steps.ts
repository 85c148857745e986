// Judges what came of a call of a learner's client: one hand-over and one chunk for two messages, or two
// chunks and more for one message, by design and not by luck.

import { type Called, callClient, callNobody } from './naive-client-trial.ts'
import type { Subject } from './subject/subject.ts'
import { SubjectEnded } from './subject/talk.ts'
import {
  aside,
  CheckFailed,
  type Exchange,
  type ExchangeStep,
  type Said,
} from './verdict/evidence.ts'

// One read of Node's takes no more: a longer message is split wherever it is sent.
const MOST_CHUNK_BYTES = 65_536
// A pause of a millisecond is overslept on a busy machine now and then, never so often.
const MOST_TRIES = 20
// A busy machine may stop a sender between its writes once, never so often in a row.
const STALLS_TO_TRUST = 4
// A longer first message of several is not looked for.
const LONGEST_MESSAGE = 4096

/** Two messages arrive in one chunk, and left in one hand-over of two writes. */
export async function seeCoalesced(subject: Subject, name: string): Promise<void> {
  const called = await call(subject, name)
  const { chunks, handOvers } = called
  const messages = messagesIn(Buffer.concat(chunks))
  const pieces = handOvers.map((each) => each.pieces)
  // Two numbers that are joined look like one.
  const isTwo = messages === 2 || (messages === 1 && canBeTwo(String(chunks[0])))
  const isRight =
    chunks.length === 1 && isTwo && pieces.length === 1 && Number(pieces[0]) >= 2
  if (isRight) return
  // How many chunks several hand-overs make is luck, and no part of a report.
  const arriving = pieces.length > 1 ? `1–${pieces.length}` : `${chunks.length}`
  throw failed(name, called, {
    expected: ({ exchange }) => exchange.sent(2, '1', 1, 2),
    received: ({ exchange }) =>
      exchange.sent(messages, arriving, pieces.length, Math.max(0, ...pieces)),
    because: pieces.length > 1 ? ({ exchange }) => exchange.byLuck : undefined,
    isAside: pieces.length === 1 && Number(pieces[0]) >= 2,
  })
}

/** One message arrives in two chunks or more, which a pause between them has made sure of. */
export async function seeSplit(subject: Subject, name: string): Promise<void> {
  let stalls = 0
  for (let tries = 1; ; tries++) {
    const called = await call(subject, name)
    const { chunks, handOvers } = called
    const whole = Buffer.concat(chunks)
    const messages = messagesIn(whole)
    const pauses = handOvers.slice(1).map(({ pause }) => pause)
    stalls = pauses.includes('time') ? stalls + 1 : 0
    const hasPause = pauses.includes('timer') || stalls >= STALLS_TO_TRUST
    const isByDesign = messages === 1 && (hasPause || whole.length > MOST_CHUNK_BYTES)
    if (isByDesign && chunks.length >= 2) return
    if ((isByDesign || stalls > 0) && tries < MOST_TRIES) continue
    throw failed(name, called, {
      expected: ({ exchange }) => exchange.split(1, true),
      received: ({ exchange }) => exchange.split(messages, hasPause),
      because:
        handOvers.length > 1 && !hasPause
          ? ({ exchange }) => exchange.noPause
          : undefined,
      isAside: hasPause,
    })
  }
}

/** The client ends its side, and the promise resolves when the connection has closed, not before. */
export async function seeClosed(subject: Subject, name: string): Promise<void> {
  const called = await aside(() => call(subject, name))
  const { isEnded, isEarly } = called
  if (isEnded && !isEarly) return
  throw failed(name, called, {
    expected: ({ exchange }) => exchange.closed(true, false),
    received: ({ exchange }) => exchange.closed(isEnded, isEarly),
  })
}

/** The promise rejects where nothing listens. */
export async function seeRefused(subject: Subject, name: string): Promise<void> {
  // A client that always rejects would do so here as well.
  await aside(() => call(subject, name))
  const exchange = (received: Said): Exchange => {
    const sends: Said = ({ exchange }) => exchange.nobody
    const expected: Said = ({ exchange }) => exchange.settled.rejected
    return { call: `${name}(port)`, steps: [{ sends, expected, received }] }
  }
  try {
    const settled = await callNobody(subject, name)
    if (settled?.how === 'rejected') return
    const received: Said = ({ exchange }) => exchange.settled[settled?.how ?? 'pending']
    throw new CheckFailed({ kind: 'exchange', exchange: exchange(received) })
  } catch (error) {
    if (!(error instanceof SubjectEnded)) throw error
    const { ending } = error
    const received: Said = ({ drawing }) => drawing.noAnswer
    throw new CheckFailed({ kind: 'ended', ending, exchange: exchange(received) })
  }
}

// What is seen of every call: it connects, sends something, and its promise resolves.
async function call(subject: Subject, name: string): Promise<Called> {
  const exchange = (steps: ExchangeStep[]) => ({ call: `${name}(port)`, steps })
  try {
    const called = await callClient(subject, name)
    const { settled, connections, chunks } = called
    const isAlive = settled?.how === 'resolved' && connections === 1 && chunks.length > 0
    if (isAlive) return called
    const thrown =
      settled === undefined || settled.how === 'resolved' ? undefined : settled.thrown
    const step: ExchangeStep = {
      sends: drawn(chunks),
      expected: ({ exchange }) => exchange.called(1, 'resolved', true),
      received: ({ exchange }) =>
        exchange.called(connections, settled?.how ?? 'pending', chunks.length > 0),
    }
    throw new CheckFailed({ kind: 'exchange', exchange: exchange([step]), thrown })
  } catch (error) {
    if (!(error instanceof SubjectEnded)) throw error
    const step: ExchangeStep = {
      sends: '',
      expected: ({ exchange }) => exchange.called(1, 'resolved', true),
      received: ({ drawing }) => drawing.noAnswer,
    }
    const { ending } = error
    throw new CheckFailed({ kind: 'ended', ending, exchange: exchange([step]) })
  }
}

function failed(
  name: string,
  { chunks, handOvers }: Called,
  {
    expected,
    received,
    because,
    isAside = false,
  }: {
    expected: Said
    received: Said
    because?: Said | undefined
    isAside?: boolean
  },
): CheckFailed {
  const sends = drawn(handOvers.length > 1 ? asHandedOver(chunks, handOvers) : chunks)
  const steps = [{ sends, expected, received }]
  const exchange = { call: `${name}(port)`, steps }
  const reason = because === undefined ? {} : { because }
  return new CheckFailed({ kind: 'exchange', exchange, isAside, ...reason })
}

/** The bytes as they were handed to the kernel, which is the sender's doing alone. */
function asHandedOver(
  chunks: readonly Buffer[],
  handOvers: Called['handOvers'],
): readonly Buffer[] {
  const all = Buffer.concat(chunks)
  let end = 0
  return handOvers.map(({ bytes }) => {
    end += bytes
    return all.subarray(end - bytes, end)
  })
}

function drawn(chunks: readonly Buffer[]): ExchangeStep['sends'] {
  return chunks.length === 0 ? ({ exchange }) => exchange.noBytes : chunks
}

/** How many JSON messages stand one after the other, up to 3; 0 where it is something else. */
export function messagesIn(bytes: Buffer): number {
  const text = bytes.toString()
  if (isJson(text)) return 1
  for (let at = 1; at < Math.min(text.length, LONGEST_MESSAGE); at++) {
    if (!isJson(text.slice(0, at))) continue
    const rest = messagesIn(Buffer.from(text.slice(at)))
    if (rest > 0) return Math.min(3, rest + 1)
  }
  return 0
}

/** Whether a text that is one JSON message is two as well: `-12` is `-1` and `2`. */
function canBeTwo(text: string): boolean {
  for (let at = 1; at < Math.min(text.length, LONGEST_MESSAGE); at++)
    if (isJson(text.slice(0, at)) && isJson(text.slice(at))) return true
  return false
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
