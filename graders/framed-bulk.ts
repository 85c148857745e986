// Many frames to a server of frames, from a client that stands still and then reads: what the server
// takes in meanwhile, and whether every reply comes, in order.

import type { FramedClient } from './framed-client.ts'
import { Flow } from './framed-flow.ts'
import { replyTo, requestOf, requestsOf } from './framed-replies.ts'
import { type Connection, FramedTrial, LOOKS_BEFORE } from './framed-trial.ts'
import type { Looked } from './subject/messages.ts'
import type { Subject } from './subject/subject.ts'
import type { ExchangeStep, Said } from './verdict/evidence.ts'
import { grouped } from './words/words.ts'

const MIB = 1024 * 1024
const FRAMES = 20_000
const SMALL_BYTES = 4
/** Far more than the kernel's buffers hold of one connection: 4 to 14 MiB were seen. */
const OFFERED_BYTES = 48 * MIB
const ROUND_BYTES = 8192
// Right servers were seen to hold 2.1 MiB, but any bound is right; those without one hold all that the
// kernel does not.
const MOST_HELD_BYTES = 24 * MIB
// What is answered and read need not be kept.
const MOST_KEPT_BYTES = 16 * MIB
const ROUNDS = 3
const OTHERS = 20
const STALLED = 9
const LARGE = requestOf(0, 64 * 1024)
// 14 MiB each, so that a server without a bound has room for all of them.
const OFFERED_BESIDE = 224

/** A large frame is answered among small ones. */
export function seeLargest(
  subject: Subject,
  bytes: number,
  maxBytes?: number,
): Promise<void> {
  const bytesOf = (index: number): number => (index === 1 ? bytes : SMALL_BYTES)
  return FramedTrial.run(subject, maxBytes, async (trial) => {
    const flow = await Flow.open(trial, (index) => requestOf(index, bytesOf(index)))
    flow.client.read()
    flow.offerAtOnce(3)
    await flow.seeReplies(({ echo }) => echo.largest(grouped(bytes)))
  })
}

/** Every reply comes in order to a client that reads late, and nothing of them is kept. */
export function seeOrder(subject: Subject): Promise<void> {
  return FramedTrial.run(subject, undefined, async (trial) => {
    const before = await trial.heldBytes(0, LOOKS_BEFORE)
    const flow = await Flow.open(trial)
    void flow.offer(FRAMES)
    await trial.stalls()
    await flow.readUntilServed()
    await trial.stalls()
    flow.client.read()
    await flow.seeReplies(({ echo }) => echo.readsLate(grouped(FRAMES)), {
      isOrder: true,
    })
    const keptBytes = (await trial.heldBytes(before + MOST_KEPT_BYTES)) - before
    if (keptBytes <= MOST_KEPT_BYTES) return
    const step: ExchangeStep = {
      sends: ({ echo }) => echo.allAnswered,
      expected: ({ echo }) => echo.kept(grouped(MOST_KEPT_BYTES), true),
      received: ({ echo }) => echo.kept(grouped(keptBytes), false),
    }
    throw trial.failed(step, { isAside: true })
  })
}

/** While a client does not read, the server stops reading from it, whatever the size of its frames. */
export function seeStops(subject: Subject, payloadBytes: number): Promise<void> {
  return FramedTrial.run(subject, undefined, async (trial) => {
    const payload = requestOf(0, payloadBytes)
    const flow = await Flow.open(trial, () => payload)
    const sends: Said = ({ echo }) => echo.neverReads(grouped(payloadBytes))
    trial.doing = { sends, expected: WAITS }
    void flow.offer(Math.floor(OFFERED_BYTES / payloadBytes))
    await trial.stalls()
    const looked = await trial.look()
    const seen = connectionOf(flow.client, looked)
    if (seen === undefined)
      throw trial.failed({ sends, expected: WAITS, received: ({ echo }) => echo.ends })
    const { readBytes, handedBytes } = seen
    const frames = Math.floor(readBytes / requestsOf(0, 1, () => payload).length)
    // What a right server would have replied by now, and has not handed to the kernel.
    const owedBytes = frames * replyTo(payload).length - handedBytes
    if (owedBytes <= MOST_HELD_BYTES) return
    throw trial.failed(
      {
        sends,
        expected: ({ echo }) => echo.kept(grouped(MOST_HELD_BYTES), true),
        received: ({ echo }) => echo.kept(grouped(owedBytes), false),
      },
      { because: ({ echo }) => echo.intake(grouped(readBytes), grouped(handedBytes)) },
    )
  })
}

/** A client that stops and reads again and again gets every reply, and leaves no listener. */
export function seeReadsAgain(subject: Subject): Promise<void> {
  return FramedTrial.run(subject, undefined, async (trial) => {
    const flow = await Flow.open(trial, (index) => requestOf(index, ROUND_BYTES))
    const listeners: number[] = []
    for (let round = 1; round <= ROUNDS; round++) {
      flow.client.stall()
      void flow.offer(OFFERED_BYTES / ROUND_BYTES)
      await trial.stalls()
      flow.client.read()
      await flow.stop()
      await flow.seeReplies(({ echo }) => echo.readsAgain(grouped(round)))
      const seen = await trial.lookAt(flow.client)
      listeners.push(seen?.listeners ?? 0)
    }
    const [first = 0] = listeners
    const last = listeners.at(-1) ?? 0
    if (last <= first) return
    throw trial.failed({
      sends: ({ echo }) => echo.readsAgain(grouped(ROUNDS)),
      expected: ({ echo }) => echo.atMost(echo.listeners(grouped(first))),
      received: ({ echo }) => echo.listeners(grouped(last)),
    })
  })
}

/** Beside clients that never read, others are served, whether they came before or after. */
export function seeOthersServed(subject: Subject): Promise<void> {
  return FramedTrial.run(subject, undefined, async (trial) => {
    const others = [await Flow.open(trial)]
    for (let i = 0; i < STALLED; i++) {
      const stalled = await Flow.open(trial, () => LARGE)
      void stalled.offer(OFFERED_BESIDE)
    }
    await trial.stalls()
    others.push(await Flow.open(trial))
    for (const other of others) other.client.read()
    for (let sent = 1; sent <= OTHERS; sent++) {
      for (const other of others) {
        void other.offer(1)
        await other.seeReplies(({ echo }) => echo.beside(grouped(sent)))
      }
    }
  })
}

const WAITS: Said = ({ echo }) => echo.waits

function connectionOf({ port }: FramedClient, looked: Looked): Connection | undefined {
  return looked.connections.find((each) => each.port === port)
}
