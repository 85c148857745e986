// Judges what becomes of replies that are still queued in the server when a client ends its side, or
// sends what is no frame: all of them are due before the server ends as well.

import { Flow } from './framed-flow.ts'
import { replyTo, requestOf, TOO_LARGE } from './framed-replies.ts'
import { FramedTrial } from './framed-trial.ts'
import type { Subject } from './subject/subject.ts'
import type { Said } from './verdict/evidence.ts'
import { grouped } from './words/words.ts'

const LARGE_BYTES = 8192
const SMALL_BYTES = 500
const LARGE_REPLY_BYTES = replyTo(Buffer.alloc(LARGE_BYTES)).length
// More than any kernel holds of one connection.
const PROBED_REQUESTS = 6 * 1024
// From so many bytes before the kernel is full, requests are small and go by the few.
const CAREFUL_BYTES = 96 * 1024
const FEW = 24
// 900 KiB past what the kernel held before; a queue that has not begun by then never will.
const MOST_STEPS = 80
const EMPTY_FRAMES = 15_000
const NOTHING = Buffer.alloc(0)

/** Requests that follow, at once, before the client ends; the last are empty. */
const ENDINGS = [0, 1, 40, EMPTY_FRAMES]
/** The same, before a client sends what is no frame. */
const BAD_ENDINGS = [0, 40]
const PART_OF_A_HEADER = Buffer.alloc(2)

/** A client that ends its side gets every reply that is still queued, then the end. */
export function seeQueueAtEnd(subject: Subject): Promise<void> {
  return seeQueues(subject, ENDINGS, (queue, more) => {
    const { flow } = queue
    if (more === EMPTY_FRAMES) queue.turnsEmpty()
    if (more > 0) flow.offerAtOnce(more)
    flow.client.end()
    return (queued) =>
      ({ echo }) =>
        echo.endsQueued(grouped(queued), grouped(more))
  })
}

/** So does one that ends within a frame. */
export function seeQueueAtTruncation(subject: Subject): Promise<void> {
  return seeQueues(subject, [0], ({ flow }) => {
    flow.offerAtOnce(0, PART_OF_A_HEADER)
    flow.client.end()
    return (queued) =>
      ({ echo }) =>
        echo.endsWithin(grouped(queued))
  })
}

/** A frame that is too large loses none of the replies that were queued before it. */
export function seeQueueAtBadFrame(subject: Subject): Promise<void> {
  return seeQueues(subject, BAD_ENDINGS, ({ flow }, more) => {
    flow.offerAtOnce(more, TOO_LARGE)
    return (queued) =>
      ({ echo }) =>
        echo.badFrameQueued(grouped(queued))
  })
}

// What each client does when its replies have begun to queue, and how that is told.
function seeQueues(
  subject: Subject,
  endings: readonly number[],
  endBy: (queue: Queue, more: number) => (queuedBytes: number) => Said,
): Promise<void> {
  return FramedTrial.run(subject, undefined, async (trial) => {
    const queues = await Promise.all(endings.map(() => Queue.open(trial)))
    const queuedBytes = await fillAll(trial, queues)
    const told = queues.map((queue, i) => endBy(queue, endings[i] ?? 0))
    await readAll(trial, queues, (i) => told[i]?.(queuedBytes[i] ?? 0) ?? '')
  })
}

/** Clients whose replies have begun to queue in the server, and who do not read. */
export async function queued(trial: FramedTrial, count: number): Promise<Flow[]> {
  const queues = await Promise.all(Array.from({ length: count }, () => Queue.open(trial)))
  await fillAll(trial, queues)
  return queues.map(({ flow }) => flow)
}

async function readAll(
  trial: FramedTrial,
  queues: readonly Queue[],
  sends: (index: number) => Said,
): Promise<void> {
  // The server has read the end before anyone reads.
  await trial.look()
  await trial.look()
  for (const { flow } of queues) flow.client.read()
  for (const [i, { flow }] of queues.entries())
    await flow.seeReplies(sends(i), { ends: true })
}

// About the same for each connection of a run, and long to find out.
let kernelBytes = 0

/** How much of the replies the kernel holds of a connection that nobody reads. */
async function kernelBytesOf(trial: FramedTrial): Promise<number> {
  if (kernelBytes > 0) return kernelBytes
  const { flow } = await Queue.open(trial)
  void flow.offer(PROBED_REQUESTS)
  await trial.stalls()
  const { handedBytes = 0 } = (await trial.lookAt(flow.client)) ?? {}
  trial.forget(flow.client)
  kernelBytes = handedBytes
  return handedBytes
}

/** Fills each queue until something is queued in the server that still reads; tells how much. */
async function fillAll(trial: FramedTrial, queues: readonly Queue[]): Promise<number[]> {
  const carefulFrom = (await kernelBytesOf(trial)) - CAREFUL_BYTES
  const many = Math.max(FEW, Math.floor(carefulFrom / LARGE_REPLY_BYTES))
  for (const { flow } of queues) void flow.offer(many)
  await trial.stalls()
  for (const queue of queues) queue.turnsSmall()
  const queued = new Map<Queue, number>()
  for (let step = 0; step < MOST_STEPS && queued.size < queues.length; step++) {
    const { connections } = await trial.look()
    for (const queue of queues) {
      if (queued.has(queue)) continue
      const { client } = queue.flow
      const seen = connections.find(({ port }) => port === client.port)
      // What waits may wait elsewhere than in the socket.
      const isReading = seen?.readBytes === client.socket.bytesWritten
      if (isReading && seen.queuedBytes === 0) void queue.flow.offer(FEW)
      else queued.set(queue, seen?.queuedBytes ?? 0)
    }
  }
  return queues.map((queue) => queued.get(queue) ?? 0)
}

/** A flow whose requests are large, then small, then empty. */
class Queue {
  readonly flow: Flow
  readonly #from: { small: number; empty: number }

  private constructor(flow: Flow, from: { small: number; empty: number }) {
    this.flow = flow
    this.#from = from
  }

  static async open(trial: FramedTrial): Promise<Queue> {
    const from = { small: Number.POSITIVE_INFINITY, empty: Number.POSITIVE_INFINITY }
    const flow = await Flow.open(trial, (index) => {
      if (index >= from.empty) return NOTHING
      return requestOf(index, index >= from.small ? SMALL_BYTES : LARGE_BYTES)
    })
    return new Queue(flow, from)
  }

  turnsSmall(): void {
    this.#from.small = this.flow.sent
  }

  turnsEmpty(): void {
    this.#from.empty = this.flow.sent
  }
}
