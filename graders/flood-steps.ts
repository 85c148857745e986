// Judges a flood: how many frames it asks for while the reader stands still, when it settles, what it
// leaves behind, and whether its report is true.

import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import {
  NEVER_READS,
  readLittleOnceBlocked,
  readOnceBlocked,
} from './faults/stalled-readers.ts'
import { Conversation } from './subject/conversation.ts'
import { frameOf } from './subject/frames.ts'
import type { FloodReply, FloodRequest, FloodStep, Reported } from './subject/messages.ts'
import type { Subject } from './subject/subject.ts'
import { SubjectEnded } from './subject/talk.ts'
import { CheckFailed, type ExchangeStep, type Said } from './verdict/evidence.ts'
import { grouped } from './words/words.ts'

export type Flood = Omit<FloodRequest, 'op' | 'name' | 'steps' | 'on' | 'collects'>

type Seen = FloodReply['seen'][number]

/** What should be seen after a step: a text that both sides can be told by, and whether it is right. */
export interface Sight {
  step: FloodStep
  expected: Said
  received: (seen: Seen) => Said
  isRight: (seen: Seen) => boolean
}

const NAME = 'flood'
const LITTLE_BYTES = 48 * 1024

/** Plays the steps of a flood of a gated sink; fails at the first that is not as it should be. */
export async function seeFlood(
  subject: Subject,
  flood: Flood & { collects?: boolean },
  sights: readonly Sight[],
): Promise<FloodReply> {
  const steps = sights.map(({ step }) => step)
  const { collects = false } = flood
  const request = {
    op: 'floods',
    name: NAME,
    on: 'sink',
    steps,
    ...flood,
    collects,
  } as const
  const draw = (count: number, received: (i: number) => Said): ExchangeStep[] =>
    sights.slice(0, count).map((sight, i) => ({
      sends: ({ exchange }) => exchange.happens[sight.step.do],
      expected: sight.expected,
      received: received(i),
    }))
  try {
    const reply = await subject.ask(request)
    const wrong = sights.findIndex(({ isRight }, i) => !isRight(reply.seen[i] as Seen))
    if (wrong === -1) return reply
    const drawn = draw(wrong + 1, (i) =>
      (sights[i] as Sight).received(reply.seen[i] as Seen),
    )
    throw failed(flood.backpressure, drawn, reply)
  } catch (error) {
    if (!(error instanceof SubjectEnded)) throw error
    const { ending } = error
    const steps = draw(
      sights.length,
      () =>
        ({ drawing }) =>
          drawing.noAnswer,
    )
    const exchange = exchangeOf(flood.backpressure, steps)
    throw new CheckFailed({ kind: 'ended', ending, exchange })
  }
}

/** The flood has asked for so many frames, and is not through. */
export const asked = (
  step: FloodStep,
  least: number,
  most: number,
  standing: 'p' | 'r' | 'j' = 'p',
): Sight => ({
  step,
  expected: ({ exchange }) =>
    `${exchange.asked(least === most ? `${most}` : `${least}–${most}`)}, ${exchange.standing[standing]}`,
  received:
    (seen) =>
    ({ exchange }) =>
      `${exchange.asked(`${seen.asked}`)}, ${standingOf(seen, exchange)}`,
  isRight: (seen) =>
    seen.standing === standing && seen.asked >= least && seen.asked <= most,
})

/** The flood has settled so. */
export const settles = (step: FloodStep, standing: 'r' | 'j'): Sight => ({
  step,
  expected: ({ exchange }) => exchange.standing[standing],
  received:
    (seen) =>
    ({ exchange }) =>
      standingOf(seen, exchange),
  isRight: (seen) => seen.standing === standing,
})

/** It has settled so, and the iterator was closed. */
export const closesWith = (step: FloodStep, standing: 'j'): Sight => ({
  step,
  expected: ({ exchange }) =>
    `${exchange.standing[standing]}, ${exchange.iterator(true)}`,
  received:
    (seen) =>
    ({ exchange }) =>
      `${standingOf(seen, exchange)}, ${exchange.iterator(seen.isClosed)}`,
  isRight: (seen) => seen.standing === standing && seen.isClosed,
})

/** It has resolved, and the socket is open for more. */
export const leavesOpen = (step: FloodStep): Sight => ({
  step,
  expected: ({ exchange }) => `${exchange.standing.r}, ${exchange.socketIs(true)}`,
  received:
    (seen) =>
    ({ exchange }) =>
      `${standingOf(seen, exchange)}, ${exchange.socketIs(seen.isWritable)}`,
  isRight: (seen) => seen.standing === 'r' && seen.isWritable,
})

function standingOf(
  { standing }: Seen,
  exchange: { standing: Record<string, string> },
): string {
  return exchange.standing[standing] ?? standing
}

/** Fails where the report says other numbers; a name that is left out is not judged. */
export function seeReport(
  backpressure: boolean,
  { report }: { report?: Reported },
  due: Partial<Record<keyof Reported, number>>,
): void {
  const names = Object.keys(due) as (keyof Reported)[]
  if (report && names.every((name) => report[name] === due[name])) return
  const text = (of: Partial<Record<string, number | null>>): string =>
    names.map((name) => `${name}: ${of[name] ?? '–'}`).join(', ')
  const sends: Said = ({ exchange }) => exchange.report
  const step = { sends, expected: text(due), received: text(report ?? {}) }
  throw failed(backpressure, [step])
}

/** Fails unless the memory reported tells a flood that waits from one that does not. */
export function seeMemory(
  without: FloodReply,
  withIt: FloodReply,
  leastBytes: number,
): void {
  const [high, low] = [without, withIt].map(
    ({ report }) => report?.peakMemoryBytes ?? 0,
  ) as [number, number]
  if (high >= leastBytes && low <= high / 2) return
  const sends: Said = ({ exchange }) => exchange.memory
  const expected: Said = ({ exchange }) => exchange.atLeast(grouped(leastBytes))
  const step = (backpressure: boolean, expected: Said, bytes: number): ExchangeStep => ({
    sends: (words) => `${said(sends, words)}, backpressure: ${backpressure}`,
    expected,
    received: ({ exchange }) => exchange.memoryOf(grouped(bytes)),
  })
  throw failed(undefined, [
    step(false, expected, high),
    step(true, ({ exchange }) => exchange.atMostHalf, low),
  ])
}

function said(text: Said, words: Parameters<Exclude<Said, string>>[0]): string {
  return typeof text === 'string' ? text : text(words)
}

/** A rejection has to carry the very error that the source threw. */
export function seeOwnThrow({ isOwnThrow, thrown }: FloodReply): void {
  if (isOwnThrow) return
  const sends: Said = ({ exchange }) => exchange.sourceThrows
  const received: Said = ({ exchange }) =>
    thrown ? `${thrown.name}: ${thrown.message}` : exchange.standing.p
  const expected: Said = ({ exchange }) => exchange.thatError
  throw failed(undefined, [{ sends, expected, received }])
}

/** Floods a connection whose reader stands still until the flood is seen to be blocked. */
export async function seeWire(
  subject: Subject,
  flood: { backpressure: boolean; frames: number; frameBytes: number },
): Promise<void> {
  const { backpressure, frames, frameBytes } = flood
  const server = createServer(NEVER_READS).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const arriving = once(server, 'connection').then(([socket]) => socket as Socket)
  arriving.catch(() => {})
  const request = { op: 'flood-wire', name: NAME, port, ...flood } as const
  const conversation = await Conversation.open(subject, request)
  const got = createHash('sha256')
  let bytes = 0
  try {
    const socket = await arriving
    socket.on('error', () => {})
    const take = (chunk: Buffer): void => {
      got.update(chunk)
      bytes += chunk.length
      conversation.poke()
    }
    // Blocked: nothing is left to do but to wait for the reader.
    const blocked = conversation.turns()
    if (backpressure) await readLittleOnceBlocked(socket, blocked, take, LITTLE_BYTES)
    else await readOnceBlocked(socket, blocked, take)
    const isEarly = conversation.all('flooded').length > 0
    const isThrough = (): true | undefined =>
      bytes >= frames * frameBytes && conversation.all('flooded').length > 0
        ? true
        : undefined
    // The subject may fall quiet while the judge still reads what the kernel has.
    for (let before = -1; before < bytes && !isThrough(); ) {
      before = bytes
      await conversation.until(isThrough)
    }
    const [flooded] = conversation.all('flooded')
    socket.destroy()
    await conversation.close()
    const standing = flooded?.standing ?? 'p'
    const due = createHash('sha256')
    for (let i = 0; i < frames; i++) due.update(frameOf(i, frameBytes))
    const isRight =
      standing === 'r' && !isEarly && got.digest('hex') === due.digest('hex')
    if (!isRight) {
      const step: ExchangeStep = {
        sends: ({ exchange }) => exchange.readerStalls,
        expected: ({ exchange }) =>
          exchange.arrives(grouped(frames * frameBytes), false, exchange.standing.r),
        received: ({ exchange }) =>
          exchange.arrives(grouped(bytes), isEarly, exchange.standing[standing as 'p']),
      }
      throw failed(
        backpressure,
        [step],
        flooded?.thrown ? { thrown: flooded.thrown } : {},
      )
    }
    const peakQueuedBytes = flooded?.peakQueuedBytes ?? 0
    const report = flooded?.report
    seeReport(backpressure, report ? { report } : {}, {
      frames,
      bytes: frames * frameBytes,
      peakQueuedBytes,
    })
  } catch (error) {
    await conversation.close().catch(() => {})
    if (!(error instanceof SubjectEnded)) throw error
    const step: ExchangeStep = {
      sends: ({ exchange }) => exchange.readerStalls,
      expected: ({ exchange }) => exchange.standing.r,
      received: ({ drawing }) => drawing.noAnswer,
    }
    const exchange = exchangeOf(backpressure, [step])
    throw new CheckFailed({ kind: 'ended', ending: error.ending, exchange })
  } finally {
    server.close()
  }
}

function failed(
  backpressure: boolean | undefined,
  steps: ExchangeStep[],
  { thrown }: Pick<FloodReply, 'thrown'> = {},
): CheckFailed {
  return new CheckFailed({
    kind: 'exchange',
    exchange: exchangeOf(backpressure, steps),
    thrown,
  })
}

function exchangeOf(backpressure: boolean | undefined, steps: ExchangeStep[]) {
  const options = backpressure === undefined ? '' : `, { backpressure: ${backpressure} }`
  return { call: `flood(socket, frames${options})`, isBytes: false, steps }
}
