// Judges a function that writes to a stream and waits for it: how each call stands after each thing that
// happens to the stream, what the stream was given, and what is left behind at it.

import { isDeepStrictEqual } from 'node:util'
import { firstByteOf } from './subject/frames.ts'
import type {
  StreamAct,
  Streamed,
  Traces,
  WaitStep,
  WaitsReply,
} from './subject/messages.ts'
import type { Subject } from './subject/subject.ts'
import { SubjectEnded } from './subject/talk.ts'
import {
  aside,
  CheckFailed,
  type ExchangeStep,
  judgedElsewhere,
  type Said,
} from './verdict/evidence.ts'
import { grouped, type Words } from './words/words.ts'

/**
 * How calls should stand, a letter for each, or one for all: p pending, r resolved, j rejected with an
 * `Error`, s settled in either way, a any of these.
 */
type Due = string

/** Something that happens, and how the calls should stand then. */
export type Happening = readonly [step: WaitStep, due: Due]

export const calls = (bytes: number, due: Due, times = 1): Happening => [
  { do: 'call', bytes, times, isDue: due !== 'p' },
  due,
]
export const callsInARow = (bytes: number, times: number): Happening => [
  { do: 'call in a row', bytes, times },
  'r',
]
/** One call, made when the stream drains next; until then there is none. */
export const callOnDrain = (bytes: number, due: Due): Happening => [
  { do: 'call on drain', bytes, times: 1 },
  due,
]
/** One call for a second sink, made beside those for the first. */
export const callElsewhere = (bytes: number, due: Due): Happening => [
  { do: 'call elsewhere', bytes, times: 1 },
  due,
]
export const completesElsewhere = (due: Due): Happening => [
  { do: 'complete elsewhere', isDue: true },
  due,
]
export const timePasses = (due: Due): Happening => [{ do: 'time passes' }, due]
export const act = (does: StreamAct, due: Due): Happening => [
  { do: does, isDue: !/[pa]/.test(due) },
  due,
]

export interface Waiting extends Streamed {
  happenings: readonly Happening[]
  /** Whether the stream should have been given the data of all calls, in their order. */
  isDelivered?: boolean
  /** Whether how the first calls stand is what the check is about, and not only what leads to it. */
  isAboutFirst?: boolean
}

const NAME = 'writeWithBackpressure'
export const CALL = `${NAME}(socket, data)`
const ON_SINK = 'sink'
// Of what a stream was given, what is drawn: so many chunks, and so many of them before they part.
const GIVEN_DRAWN = 3
const GIVEN_BEFORE = 1

/** Plays what happens, and fails at the first call that does not stand as it should. */
export async function seeWaiting(
  subject: Subject,
  waiting: Waiting,
): Promise<WaitsReply> {
  const { happenings, on, highWaterMark, isDelivered = on === ON_SINK } = waiting
  const steps = happenings.map(([step]) => step)
  try {
    const request = { op: 'waits', name: NAME, on, highWaterMark, steps } as const
    const reply = await subject.ask(request)
    seeStandings(waiting, reply)
    if (isDelivered) seeDelivered(waiting, reply)
    return reply
  } catch (error) {
    if (!(error instanceof SubjectEnded)) throw error
    const { ending } = error
    const received: Said = ({ drawing }) => drawing.noAnswer
    const steps = happenings.map((each) => ({ ...drawn(each), received }))
    throw new CheckFailed({ kind: 'ended', ending, exchange: exchangeOf(steps) })
  }
}

/** Plays what happens, and fails where more or fewer listeners are there than before, or a warning came. */
export async function seeNoTraces(subject: Subject, waiting: Waiting): Promise<void> {
  const { before, after, warnings } = await aside(() => seeWaiting(subject, waiting))
  const last = waiting.happenings.map((each) => drawn(each))
  let because: Said | undefined
  if (!isDeepStrictEqual(before, after)) {
    because = tracesReason(before, after)
    const traces = {
      expected: tracesText(before, after),
      received: tracesText(after, before),
    }
    last.push({ sends: ({ exchange }) => exchange.leftBehind, ...traces })
  } else if (warnings.count > 0) {
    const expected: Said = ({ exchange }) => exchange.noWarning
    const sends: Said = ({ exchange }) => exchange.warnings
    last.push({ sends, expected, received: warnings.first })
  } else return
  const exchange = exchangeOf(last)
  const reason = because && { isAside: true, because }
  throw new CheckFailed({ kind: 'exchange', exchange, ...reason })
}

/** Why, where it is no listener that was left behind. */
function tracesReason(before: Traces, after: Traces): Said | undefined {
  if (after.ownersListeners < before.ownersListeners)
    return ({ exchange }) => exchange.ownersGone
  const isMore = Object.entries(after.listeners).some(
    ([name, count]) => count > (before.listeners[name] ?? 0),
  )
  return isMore ? undefined : ({ exchange }) => exchange.settingsChanged
}

function seeStandings(
  { happenings, isAboutFirst = false }: Waiting,
  { standings, thrown }: WaitsReply,
): void {
  const wrong = happenings.findIndex(([, due], i) => !stands(due, standings[i] ?? ''))
  if (wrong === -1) return
  const steps = happenings.slice(0, wrong + 1).map((each, i) => drawn(each, standings[i]))
  const received = standings[wrong] ?? ''
  const isThrown = /[txj]/.test(received) && thrown !== undefined
  const isBefore = wrong === 0 && !isAboutFirst
  const because = isBefore ? judgedElsewhere : reasonOf(happenings[wrong]?.[0])
  throw new CheckFailed({
    kind: 'exchange',
    exchange: exchangeOf(steps),
    thrown: isThrown ? thrown : undefined,
    isAside: isBefore || received.includes('n'),
    ...(because && { because }),
  })
}

function reasonOf(step: WaitStep | undefined): Said | undefined {
  return step?.do === 'time passes' ? ({ exchange }) => exchange.silence : undefined
}

function stands(due: Due, standings: string): boolean {
  return [...standings].every((letter, i) => {
    const expected = due.length === 1 ? due : due[i]
    if (expected === 'a') return 'prj'.includes(letter)
    return expected === 's' ? 'rj'.includes(letter) : expected === letter
  })
}

function seeDelivered({ happenings }: Waiting, { taken, standings }: WaitsReply): void {
  const due = happenings
    .flatMap(([step]) =>
      'bytes' in step ? new Array<typeof step>(step.times).fill(step) : [],
    )
    .map(({ bytes, do: how }, i) => ({ how, chunk: [bytes && firstByteOf(i), bytes] }))
    .filter(({ how }) => how !== 'call elsewhere')
    .map(({ chunk }) => chunk as [number, number])
  if (isDeepStrictEqual(due, taken)) return
  const steps = happenings.map((each, i) => drawn(each, standings[i]))
  const parts = due.findIndex((chunk, i) => !isDeepStrictEqual(chunk, taken[i]))
  const from = Math.max(0, (parts === -1 ? due.length : parts) - GIVEN_BEFORE)
  const sends: Said = ({ exchange }) => exchange.given
  const last = { sends, expected: givenText(due, from), received: givenText(taken, from) }
  const exchange = exchangeOf([...steps, last])
  throw new CheckFailed({
    kind: 'exchange',
    exchange,
    isAside: taken.length < due.length,
  })
}

/** Some of what the stream was given, from one of the chunks on. */
function givenText(chunks: readonly [number, number][], from: number): Said {
  const upTo = from + GIVEN_DRAWN
  return ({ exchange }) => {
    const some = chunks
      .slice(from, upTo)
      .map(([call, bytes]) => exchange.givenBy(call, grouped(bytes)))
    const all = [...(from > 0 ? ['…'] : []), ...some, ...(chunks[upTo] ? ['…'] : [])]
    return all.join(', ') || '–'
  }
}

function drawn([step, due]: Happening, standings: string = due): ExchangeStep {
  const sends: Said = ({ exchange }) =>
    'bytes' in step
      ? exchange.writes(grouped(step.bytes), step.times, step.do)
      : exchange.happens[step.do]
  // Of several outcomes that are right, the one that came is no difference; nor is one letter for all.
  const all = due.length === 1 ? due.repeat(standings.length) : due
  const expected = standingText(stands(due, standings) ? standings : all)
  return { sends, expected, received: standingText(standings) }
}

/** `pending × 3, resolves`: the letters in words, those alike counted. */
function standingText(standings: string): Said {
  return ({ exchange }: Words) => {
    const groups = [...standings.matchAll(/(.)\1*/g)].map(([run, letter]) => {
      const word = exchange.standing[letter as keyof typeof exchange.standing] ?? ''
      return run.length === 1 ? word : `${word} × ${run.length}`
    })
    return groups.slice(0, 3).join(', ') + (groups.length > 3 ? ', …' : '')
  }
}

/** `drain: 1, corked: 0`: what is not as in `other`. */
function tracesText(traces: Traces, other: Traces): string {
  const [these, others] = [countsOf(traces), countsOf(other)]
  return [...new Set([...Object.keys(these), ...Object.keys(others)])]
    .sort()
    .filter((name) => these[name] !== others[name])
    .map((name) => `${name}: ${these[name] ?? 0}`)
    .join(', ')
}

function countsOf({ listeners, ...others }: Traces): Record<string, number> {
  return { ...listeners, ...others }
}

function exchangeOf(steps: ExchangeStep[]) {
  return { call: CALL, isBytes: false, steps }
}
