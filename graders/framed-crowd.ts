// Many clients of a server of frames: all at once, one after another, and such as go away; nothing of
// them may be left.

import { setImmediate as nextTurn } from 'node:timers/promises'
import { encodeFrame } from '../solutions/04-length-prefix.ts'
import type { FramedClient } from './framed-client.ts'
import { queued } from './framed-endings.ts'
import { Flow } from './framed-flow.ts'
import { requestOf, TOO_LARGE } from './framed-replies.ts'
import { FramedTrial, LOOKS_BEFORE } from './framed-trial.ts'
import type { Looked } from './subject/messages.ts'
import type { Subject } from './subject/subject.ts'
import { aside, type Said } from './verdict/evidence.ts'
import { grouped } from './words/words.ts'

const MIB = 1024 * 1024
const AT_ONCE = 200
const EACH_SENDS = 20
const LONGEST_BYTES = 3000
const PIECE_BYTES = 1777
const IN_TURN = 2000
const WARM_UP = 200
const SIDE_BY_SIDE = 8
const TURN_BYTES = 8192
// 1,800 clients sent 28 MiB; right servers were seen to hold 6 MiB for a while.
const MOST_GROWTH_BYTES = 12 * MIB
const STALLED_REQUESTS = 24 * 1024
const MOST_LOOKS = 40
// Of the 1 MiB that it declares, 100 KB come.
const PART_OF_A_FRAME = encodeFrame(Buffer.alloc(MIB)).subarray(0, 100_000)

/** All of them are served at once, whatever the others send meanwhile. */
export function seeAtOnce(subject: Subject): Promise<void> {
  return FramedTrial.run(subject, undefined, async (trial) => {
    const flows = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, client) =>
        Flow.open(trial, (index) =>
          requestOf(index, 4 + ((client * 7 + index * 131) % LONGEST_BYTES)),
        ),
      ),
    )
    for (const { client } of flows) client.read()
    await Promise.all(flows.map((flow) => flow.offerInPieces(EACH_SENDS, PIECE_BYTES)))
    for (const flow of flows)
      await flow.seeReplies(({ echo }) =>
        echo.atOnce(grouped(AT_ONCE), grouped(EACH_SENDS)),
      )
  })
}

/** Resets before a frame, in a frame, with replies queued, and behind a bad frame. */
export function seeResets(subject: Subject): Promise<void> {
  return FramedTrial.run(subject, undefined, async (trial) => {
    const before = await trial.look(true)
    const hello = encodeFrame(Buffer.from('hello'))
    const sent = [hello.subarray(0, 6), hello, Buffer.concat([hello, TOO_LARGE])]
    const clients: FramedClient[] = [await trial.connect()]
    for (const bytes of sent) {
      const client = await trial.connect({ reads: bytes !== hello })
      void client.send(bytes)
      clients.push(client)
    }
    const stalled = await Flow.open(trial)
    void stalled.offer(STALLED_REQUESTS)
    const [ended, broken] = await queued(trial, 2)
    ended?.client.end()
    void broken?.client.send(TOO_LARGE)
    await trial.look()
    trial.doing = { sends: RESETS, expected: SERVES_ON }
    for (const each of [stalled, ended, broken]) if (each) clients.push(each.client)
    for (const client of clients) client.reset()
    trial.steps.push({ sends: RESETS, expected: SERVES_ON, received: SERVES_ON })
    await trial.look()
    const after = await Flow.open(trial)
    after.client.read()
    void after.offer(1)
    await after.seeReplies(({ echo }) => echo.afterResets)
    trial.forget(after.client)
    const { timers, listeners } = before
    const allGone: Said = ({ echo }) => echo.allGone(grouped(clients.length + 1))
    await seeForgotten(trial, allGone, { sockets: 1, timers, listeners })
  })
}

/** Clients of all kinds in turn; when all are gone, so is what they brought. */
export function seeInTurn(subject: Subject): Promise<void> {
  return FramedTrial.run(subject, undefined, async (trial) => {
    await serveInTurn(trial, 0, WARM_UP)
    const before = await forgotten(trial, { sockets: 0, timers: 0 })
    const heldBefore = await trial.heldBytes(0, LOOKS_BEFORE)
    await serveInTurn(trial, WARM_UP, IN_TURN)
    const { sockets, timers, listeners } = before
    const heldBytes = heldBefore + MOST_GROWTH_BYTES
    const atMost = { sockets, timers, listeners, heldBytes }
    await seeForgotten(trial, ({ echo }) => echo.allGone(grouped(IN_TURN)), atMost)
  })
}

const RESETS: Said = ({ echo }) => echo.resets
const SERVES_ON: Said = ({ exchange }) => exchange.servesOn

async function serveInTurn(trial: FramedTrial, from: number, to: number): Promise<void> {
  for (let first = from; first < to; first += SIDE_BY_SIDE) {
    const some = Array.from({ length: SIDE_BY_SIDE }, (_, i) => first + i)
    await Promise.all(some.map((index) => aside(() => serveOne(trial, index))))
    await nextTurn()
  }
}

// Of ten clients, one sends what is no frame, one ends within a frame, and one resets.
async function serveOne(trial: FramedTrial, index: number): Promise<void> {
  const flow = await Flow.open(trial, (at) => requestOf(at, TURN_BYTES))
  const { client } = flow
  client.read()
  const kind = index % 10
  void flow.offer(2)
  if (kind === 1) void client.send(TOO_LARGE)
  if (kind === 2) client.socket.write(TOO_LARGE.subarray(0, 3))
  if (kind === 3) client.socket.write(PART_OF_A_FRAME)
  if (kind !== 1 && kind !== 3) client.end()
  const sends: Said = ({ echo }) => echo.inTurn(grouped(index + 1))
  await flow.seeReplies(sends, { ends: kind !== 3 })
  if (kind === 3) client.reset()
  else client.end()
  trial.forget(client)
}

interface Left {
  sockets: number
  timers: number
  listeners: number
  heldBytes: number
}

/** Looks until no more is left than `atMost`, or it is certain that it stays. */
async function forgotten(trial: FramedTrial, atMost: Partial<Left>): Promise<Left> {
  for (let looks = 1; ; looks++) {
    const left = leftIn(await trial.look(true))
    const names = Object.keys(atMost) as (keyof Left)[]
    const isGone = names.every((name) => left[name] <= (atMost[name] ?? 0))
    if (isGone || looks >= MOST_LOOKS) return left
  }
}

function leftIn({ sockets, timers, listeners, heldBytes = 0 }: Looked): Left {
  return { sockets, timers, listeners, heldBytes }
}

async function seeForgotten(
  trial: FramedTrial,
  sends: Said,
  atMost: Partial<Left>,
): Promise<void> {
  const left = await forgotten(trial, atMost)
  for (const name of Object.keys(atMost) as (keyof Left)[]) {
    const most = atMost[name] ?? 0
    if (left[name] <= most) continue
    throw trial.failed({
      sends,
      expected: ({ echo }) => echo.atMost(echo.left[name](grouped(most))),
      received: ({ echo }) => echo.left[name](grouped(left[name])),
    })
  }
}
