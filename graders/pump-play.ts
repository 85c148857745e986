// One sending of a file, judged as it goes: what happens, what should come of it, and what came.

import type { Forbidden, KnownFile } from './pump-files.ts'
import { CALL, Steps } from './pump-steps.ts'
import {
  differenceText,
  isRejected,
  plainEnding,
  socketText,
  standingText,
  takenText,
} from './pump-texts.ts'
import { type Held, NotConnected, PumpPeer, type Taken } from './pump-wire.ts'
import type { OwnerDestroys, SocketBefore } from './subject/messages.ts'
import { bytesReadBy, openFilesOf } from './subject/open-files.ts'
import type { Subject } from './subject/subject.ts'
import { SubjectEnded } from './subject/talk.ts'
import { CheckFailed, judgedElsewhere, type Said } from './verdict/evidence.ts'
import { grouped, type Words } from './words/words.ts'

const MIB = 1024 * 1024
// An answer with two large buffers is right, and one that lets the file come too fast holds all 64 MiB.
const MOST_HELD_BYTES = 32 * MIB

/** What is sent: a file that is known, or a path that cannot be sent. */
export type Source = KnownFile | { path: string; what: 'missing' | 'folder' | Forbidden }

export interface Scene {
  source: Source
  before?: SocketBefore
  destroys?: OwnerDestroys
  measures?: boolean
}

/** Leads the peer through a scene; fails at the first step that does not come as it should. */
export async function play(
  subject: Subject,
  scene: Scene,
  lead: (play: Play) => Promise<void>,
): Promise<void> {
  const { source, before, destroys, measures } = scene
  const wanted = { path: source.path, before, destroys, measures }
  const file = 'bytes' in source ? source : undefined
  const steps = new Steps(subject, source)
  try {
    await startClean(subject, scene)
    const readBefore = bytesReadBy(subject.pid) ?? 0
    await PumpPeer.with(subject, wanted, file, (peer) =>
      lead(new Play(subject, peer, scene, steps, readBefore)),
    )
  } catch (error) {
    // What a wrong answer has left open or unfinished must not fail the next check.
    const isOver = error instanceof CheckFailed || error instanceof NotConnected
    if (isOver) await subject.renew().catch(() => {})
    const exchange = { call: CALL, isBytes: false, steps: steps.unanswered() }
    if (error instanceof NotConnected)
      throw new CheckFailed({ kind: 'exchange', exchange })
    if (!(error instanceof SubjectEnded)) throw error
    const ending = plainEnding(error.ending, subject)
    throw new CheckFailed({ kind: 'ended', ending, exchange })
  }
}

// What an earlier check has let stay open is no fault in this one, and memory that it has freed would
// hide what is held now.
async function startClean(subject: Subject, { source, measures }: Scene): Promise<void> {
  const isDirty = (openFilesOf(subject.pid, source.path) ?? 0) > 0
  if (!isDirty && !measures) return
  await subject.renew()
  await subject.demand([])
}

export class Play {
  readonly #subject: Subject
  readonly #peer: PumpPeer
  readonly #scene: Scene
  readonly #steps: Steps
  readonly #readBefore: number

  constructor(
    subject: Subject,
    peer: PumpPeer,
    scene: Scene,
    steps: Steps,
    readBefore: number,
  ) {
    this.#subject = subject
    this.#peer = peer
    this.#scene = scene
    this.#steps = steps
    this.#readBefore = readBefore
  }

  /** The peer reads, and gets the file and then the end. */
  async arrives(reads: Said = ({ pump }) => pump.peer.reads): Promise<void> {
    const { source } = this.#scene
    const bytes = 'bytes' in source ? source.bytes : 0
    const due: Taken = { bytes, isEnded: true, wrong: undefined }
    this.#steps.does(reads, takenText(due))
    await this.#peer.readAll()
    const { taken } = this.#peer
    const isWhole = taken.bytes === bytes && !taken.wrong
    // Only where there are no bytes is the end what it is about.
    const isAside = isWhole !== (bytes === 0)
    const because = differenceText(taken)
    const more = { because, isAside, ...this.#peer.settledNow() }
    this.#steps.came(takenText(taken), isWhole && taken.isEnded, more)
  }

  /** The end has come: the promise resolves, and all has left the socket then. */
  async resolves(): Promise<void> {
    this.#steps.does(
      ({ pump }) => pump.peer.keepsOpen,
      ({ exchange }) => exchange.standing.r,
    )
    const pumped = await this.#peer.settled()
    const isEarly = pumped?.standing === 'r' && !pumped.isFinished
    const received: Said = (words) =>
      isEarly ? words.pump.resolvesEarly : standingText(pumped, words)
    const isRight = pumped?.standing === 'r' && !isEarly
    this.#steps.came(received, isRight, { isAside: isEarly, ...pumped })
  }

  /** The peer does not read: the promise is pending, and little of the file is in memory. */
  async waits(): Promise<void> {
    const pending: Said = ({ exchange }) => exchange.standing.p
    this.#steps.does(({ pump }) => pump.peer.stalls, pending)
    const { measures } = this.#scene
    const held = await this.#peer.stall(measures)
    const pumped = this.#peer.settledNow()
    const received: Said = (words) => standingText(pumped, words)
    const aside = { isAside: true, because: judgedElsewhere }
    this.#steps.came(received, pumped === undefined, { ...aside, ...pumped })
    if (measures) this.#holdsLittle(held)
  }

  #holdsLittle(held: Held | undefined): void {
    const { heldBytes = Number.NaN, handedBytes = 0 } = held ?? {}
    const read = bytesReadBy(this.#subject.pid)
    const readBytes = read === undefined ? undefined : read - this.#readBefore
    this.#steps.does(
      ({ pump }) => pump.inMemory,
      ({ failures }) => failures.atMost(failures.bytes(grouped(MOST_HELD_BYTES))),
    )
    const received: Said = ({ failures }) => failures.bytes(grouped(heldBytes))
    const because: Said = ({ pump }) =>
      pump.readAgainstTaken(
        readBytes === undefined ? undefined : grouped(readBytes),
        grouped(handedBytes),
      )
    this.#steps.came(received, heldBytes <= MOST_HELD_BYTES, { because })
  }

  /** The peer reads some more, and stops again. */
  async readsSome(bytes: number): Promise<void> {
    this.#steps.does(
      ({ pump }) => pump.peer.readsSome(grouped(bytes)),
      ({ exchange }) => exchange.standing.p,
    )
    await this.#peer.readSome(bytes)
    await this.#peer.stall()
    const pumped = this.#peer.settledNow()
    const { taken } = this.#peer
    const isTaken = taken.bytes >= bytes
    const received: Said = (words) =>
      isTaken ? standingText(pumped, words) : takenText(taken)(words)
    const isRight = pumped === undefined && isTaken
    this.#steps.came(received, isRight, pumped)
  }

  /** The peer resets the connection. */
  async resets(): Promise<void> {
    const act = async (): Promise<void> => this.#peer.reset()
    await this.#rejectsWhen(({ pump }) => pump.peer.resets, act)
  }

  /** The peer resets the connection in the turn in which it has read so much. */
  async resetsAt(bytes: number): Promise<void> {
    const act = (): Promise<void> => this.#peer.resetAt(bytes)
    await this.#rejectsWhen(({ pump }) => pump.peer.resetsAt(grouped(bytes)), act)
  }

  /** The socket's owner destroys it while the transfer waits. */
  async isDestroyed(): Promise<void> {
    await this.#rejectsWhen(
      ({ pump }) => pump.destroys['on data'],
      async () => this.#peer.sendByte(),
    )
  }

  /** The call rejects by what the scene is. */
  async rejects(): Promise<void> {
    const { before, destroys } = this.#scene
    const sends: Said = ({ pump }) =>
      before ? pump.before[before] : destroys ? pump.destroys[destroys] : ''
    await this.#rejectsWhen(sends, async () => {
      if (before === 'reset') this.#peer.reset()
    })
  }

  async #rejectsWhen(sends: Said, act: () => Promise<void>): Promise<void> {
    this.#steps.does(sends, ({ exchange }) => exchange.standing.j)
    await act()
    const pumped = await this.#peer.settled()
    const received: Said = (words) => standingText(pumped, words)
    this.#steps.came(received, isRejected(pumped), pumped)
  }

  /** The call rejects, nothing was sent, and the socket is destroyed. */
  async rejectsAndDestroys(): Promise<void> {
    this.#steps.does(
      '',
      (words) => `${words.exchange.standing.j}, ${words.pump.socketDestroyed}`,
    )
    const pumped = await this.#peer.settled()
    const received: Said = (words) => {
      const standing = standingText(pumped, words)
      return isRejected(pumped) ? `${standing}, ${socketText(pumped, words)}` : standing
    }
    this.#steps.came(received, isRejected(pumped) && pumped?.isDestroyed === true, pumped)
  }

  /** No descriptor of the file is open any more: counted from outside, where the system lets us. */
  async isClosed(): Promise<void> {
    const none = ({ pump }: Words): string => pump.open('0')
    this.#steps.does(({ pump }) => pump.descriptors, none)
    const inside = await this.#peer.openFiles()
    const { path } = this.#scene.source
    const outside = openFilesOf(this.#subject.pid, path)
    const open = outside ?? inside ?? 0
    const received: Said = ({ pump }) => pump.open(grouped(open))
    const because: Said = ({ pump }) => pump.counted(outside !== undefined)
    this.#steps.came(received, open <= 0, { because })
  }
}
