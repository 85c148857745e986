// Judges a flood over TCP: the judge's end stands still, and then reads.

import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import {
  NEVER_READS,
  readLittleOnceBlocked,
  readOnceBlocked,
} from './faults/stalled-readers.ts'
import { exchangeOf, failed, NAME } from './flood-failure.ts'
import { seeReport } from './flood-report-steps.ts'
import { Conversation } from './subject/conversation.ts'
import { frameOf } from './subject/frames.ts'
import type { PeerEvent } from './subject/messages.ts'
import type { Subject } from './subject/subject.ts'
import { SubjectEnded } from './subject/talk.ts'
import { aside, CheckFailed, type ExchangeStep } from './verdict/evidence.ts'
import { grouped } from './words/words.ts'

const LITTLE_BYTES = 48 * 1024
// Rounds of turns in which nothing is read before it is taken for the end.
const STILL_ROUNDS = 20

interface WireFlood {
  backpressure: boolean
  frames: number
  frameBytes: number
}

/** What arrived of a flood, and what it told. */
interface Arrived {
  bytes: number
  digest: string
  /** It settled before anything was read. */
  isEarly: boolean
  flooded: Extract<PeerEvent, { kind: 'flooded' }> | undefined
}

/** Floods a connection whose reader stands still until the flood is seen to be blocked. */
export async function seeWire(subject: Subject, flood: WireFlood): Promise<void> {
  const { backpressure, frames, frameBytes } = flood
  const { bytes, digest, isEarly, flooded } = await arrivedOf(subject, flood)
  const standing = (flooded?.standing ?? 'p') as 'p'
  const allBytes = frames * frameBytes
  if (standing !== ('r' as string) || isEarly || digest !== digestOf(flood)) {
    const step: ExchangeStep = {
      sends: ({ exchange }) => exchange.readerStalls,
      expected: ({ exchange }) =>
        exchange.arrives(grouped(allBytes), false, exchange.standing.r),
      received: ({ exchange }) =>
        exchange.arrives(grouped(bytes), isEarly, exchange.standing[standing]),
    }
    throw failed(backpressure, [step], flooded?.thrown ? { thrown: flooded.thrown } : {})
  }
  const due = { frames, bytes: allBytes, peakQueuedBytes: flooded?.peakQueuedBytes ?? 0 }
  const report = flooded?.report ? { report: flooded.report } : {}
  await aside(() => seeReport(backpressure, report, due))
}

async function arrivedOf(subject: Subject, flood: WireFlood): Promise<Arrived> {
  const server = createServer(NEVER_READS).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const arriving = once(server, 'connection').then(([socket]) => socket as Socket)
  arriving.catch(() => {})
  const request = { op: 'flood-wire', name: NAME, port, ...flood } as const
  const conversation = await Conversation.open(subject, request)
  try {
    const arrived = await readAll(conversation, await arriving, flood)
    await conversation.close()
    return arrived
  } catch (error) {
    await conversation.close().catch(() => {})
    throw error instanceof SubjectEnded ? unanswered(error, flood) : error
  } finally {
    server.close()
  }
}

async function readAll(
  conversation: Conversation,
  socket: Socket,
  { backpressure, frames, frameBytes }: WireFlood,
): Promise<Arrived> {
  const hash = createHash('sha256')
  let bytes = 0
  socket.on('error', () => {})
  const take = (chunk: Buffer): void => {
    hash.update(chunk)
    bytes += chunk.length
    conversation.poke()
  }
  const floodedNow = () => conversation.all('flooded')[0]
  // Blocked: nothing is left to do but to wait for the reader.
  const blocked = conversation.turns()
  if (backpressure) await readLittleOnceBlocked(socket, blocked, take, LITTLE_BYTES)
  else await readOnceBlocked(socket, blocked, take)
  const isEarly = floodedNow() !== undefined
  const isThrough = (): true | undefined =>
    bytes >= frames * frameBytes && floodedNow() ? true : undefined
  // The subject may fall quiet while the judge still reads what the kernel has.
  for (let still = 0; still < STILL_ROUNDS && !isThrough(); still++) {
    const before = bytes
    await conversation.until(isThrough)
    if (bytes > before) still = 0
  }
  socket.destroy()
  return { bytes, digest: hash.digest('hex'), isEarly, flooded: floodedNow() }
}

function digestOf({ frames, frameBytes }: WireFlood): string {
  const hash = createHash('sha256')
  for (let i = 0; i < frames; i++) hash.update(frameOf(i, frameBytes))
  return hash.digest('hex')
}

function unanswered({ ending }: SubjectEnded, { backpressure }: WireFlood): CheckFailed {
  const step: ExchangeStep = {
    sends: ({ exchange }) => exchange.readerStalls,
    expected: ({ exchange }) => exchange.standing.r,
    received: ({ drawing }) => drawing.noAnswer,
  }
  return new CheckFailed({
    kind: 'ended',
    ending,
    exchange: exchangeOf(backpressure, [step]),
  })
}
