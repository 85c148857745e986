// Judges small exchanges with a server of frames, byte by byte: what is due to each chunk, how a
// connection ends, and that no other is moved by it.

import { encodeFrame } from '../solutions/04-length-prefix.ts'
import type { FramedClient } from './framed-client.ts'
import { replyTo, TOO_LARGE } from './framed-replies.ts'
import { FramedTrial } from './framed-trial.ts'
import type { Subject } from './subject/subject.ts'
import { type Came, type ExchangeStep, judgedElsewhere } from './verdict/evidence.ts'

/** What a client does: sends one chunk, or ends as clients do. */
export interface Act {
  client?: string
  does: Buffer | 'end' | 'reset'
  /** Payloads whose replies are due then. */
  due?: readonly Buffer[]
  /** The server ends this connection then. */
  ends?: boolean
  /** It only leads to what the check is about. */
  isAside?: boolean
}

/** Plays the acts to a server one by one; fails at the first that brings something else. */
export function play(
  subject: Subject,
  acts: readonly Act[],
  maxBytes?: number,
): Promise<void> {
  return FramedTrial.run(subject, maxBytes, async (trial) => {
    const clients = new Map<string, FramedClient>()
    const isOne = new Set(acts.map(({ client }) => client)).size === 1
    for (const act of acts) {
      const { client: name = 'A' } = act
      const client = clients.get(name) ?? (await trial.connect())
      clients.set(name, client)
      const step = await playOne(trial, client, act, isOne ? undefined : name)
      trial.steps.push(step)
    }
    await seeNoMore(trial, clients, isOne)
  })
}

async function playOne(
  trial: FramedTrial,
  client: FramedClient,
  { does, due = [], ends = false, isAside = false }: Act,
  from: string | undefined,
): Promise<ExchangeStep> {
  const replies = Buffer.concat(due.map(replyTo))
  const before = client.gotBytes
  const hasAll = (): boolean => client.gotBytes >= before + replies.length
  const sends: ExchangeStep['sends'] = Buffer.isBuffer(does)
    ? does
    : ({ exchange }) => exchange.acts[does]
  const expected = outcome(replies, ends)
  trial.doing = { from, sends, expected }
  leaveOrSend(client, does)
  const cameAll = await trial.arrives(
    () => (hasAll() && (!ends || client.isOver)) || client.isClosed,
  )
  // What is not due may be on its way.
  if (cameAll && replies.length === 0) await trial.look()
  const got = client.takeKept()
  const isRight = got.equals(replies) && (does === 'reset' || client.isOver === ends)
  const step = { from, sends, expected, received: outcome(got, client.isOver, ends) }
  if (!isRight && does !== 'reset')
    throw trial.failed(step, isAside ? { isAside, because: judgedElsewhere } : {})
  return step
}

function leaveOrSend(client: FramedClient, does: Act['does']): void {
  if (does === 'end') client.end()
  else if (does === 'reset') client.reset()
  else void client.send(does)
}

// A reply too many may come after the last that was due.
async function seeNoMore(
  trial: FramedTrial,
  clients: Map<string, FramedClient>,
  isOne: boolean,
): Promise<void> {
  await trial.look()
  for (const [name, client] of clients) {
    const got = client.takeKept()
    if (got.length === 0) continue
    throw trial.failed({
      from: isOne ? undefined : name,
      sends: ({ echo }) => echo.nothingMore,
      expected: outcome(Buffer.alloc(0), false),
      received: outcome(got, client.isOver),
    })
  }
}

/** Bytes, and the end where it came, or was due and did not come. */
export function outcome(bytes: Buffer, isOver: boolean, isDue = false): Came {
  if (isOver) return { bytes, and: ({ echo }) => echo.ends }
  return isDue ? { bytes, and: ({ echo }) => echo.staysOpen } : bytes
}

/**
 * Sends `behind` in the same chunk as a bad frame, and once more when the end has come: none of it is
 * answered, and others are served. Replies from before it may be lost with the connection.
 */
export function seeBehind(
  subject: Subject,
  payloads: readonly Buffer[],
  behind: Buffer,
): Promise<void> {
  return FramedTrial.run(subject, undefined, async (trial) => {
    const frames = payloads.map((payload) => encodeFrame(payload))
    const chunk = Buffer.concat([...frames, TOO_LARGE, behind])
    const replies = Buffer.concat(payloads.map(replyTo))
    const client = await trial.connect()
    const expected = outcome(replies, true)
    trial.doing = { from: 'A', sends: chunk, expected }
    void client.send(chunk)
    await trial.arrives(() => client.isOver)
    void client.send(behind)
    await trial.look()
    const got = client.takeKept()
    const step = { ...trial.doing, received: outcome(got, client.isOver, true) }
    if (!client.isOver || !replies.subarray(0, got.length).equals(got))
      throw trial.failed(step)
    trial.steps.push({ ...step, received: expected })
    const other = await trial.connect()
    trial.steps.push(
      await playOne(trial, other, { does: encodeFrame(behind), due: [behind] }, 'B'),
    )
  })
}
