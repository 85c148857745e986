// One sending of a file, judged as it goes: what happens, what should come of it, and what came.

import type { Forbidden, KnownFile } from './pump-files.ts'
import { type Held, NAME, type Pumped, PumpPeer, type Taken } from './pump-wire.ts'
import type { OwnerDestroys, SocketBefore, Thrown } from './subject/messages.ts'
import { bytesReadBy, openFilesOf } from './subject/open-files.ts'
import type { Subject } from './subject/subject.ts'
import { type Ending, SubjectEnded } from './subject/talk.ts'
import {
  CheckFailed,
  type Evidence,
  type ExchangeStep,
  type Said,
} from './verdict/evidence.ts'
import { grouped, type Words } from './words/words.ts'

const MIB = 1024 * 1024
// An answer with two large buffers is right, and one that lets the file come too fast holds all 64 MiB.
const MOST_HELD_BYTES = 32 * MIB
export const CALL = `${NAME}(path, socket)`

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
  let playing: Play | undefined
  try {
    await startClean(subject, scene)
    const readBefore = bytesReadBy(subject.pid) ?? 0
    await PumpPeer.with(subject, wanted, file, (peer) => {
      playing = new Play(subject, peer, scene, readBefore)
      return lead(playing)
    })
  } catch (error) {
    // What a wrong answer has left open or unfinished must not fail the next check.
    if (error instanceof CheckFailed) await subject.renew().catch(() => {})
    if (!(error instanceof SubjectEnded)) throw error
    const steps = playing?.stepsUnanswered() ?? []
    const exchange = { call: CALL, isBytes: false, steps }
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

interface Doing {
  sends: Said
  expected: Said
}

export class Play {
  readonly #subject: Subject
  readonly #peer: PumpPeer
  readonly #scene: Scene
  readonly #steps: ExchangeStep[] = []
  readonly #readBefore: number
  #doing: Doing | undefined

  constructor(subject: Subject, peer: PumpPeer, scene: Scene, readBefore: number) {
    this.#subject = subject
    this.#peer = peer
    this.#scene = scene
    this.#readBefore = readBefore
  }

  /** The peer reads, and gets the file and then the end. */
  async arrives(reads: Said = ({ pump }) => pump.peer.reads): Promise<void> {
    const { source } = this.#scene
    const bytes = 'bytes' in source ? source.bytes : 0
    const due: Taken = { bytes, isEnded: true, wrong: undefined }
    this.#does(reads, takenText(due))
    await this.#peer.readAll()
    const { taken } = this.#peer
    const isRight = taken.bytes === bytes && taken.isEnded && !taken.wrong
    this.#came(takenText(taken), isRight, { because: differenceText(taken) })
  }

  /** The end has come: the promise resolves, and all has left the socket then. */
  async resolves(): Promise<void> {
    this.#does(
      ({ pump }) => pump.peer.keepsOpen,
      ({ exchange }) => exchange.standing.r,
    )
    const pumped = await this.#peer.settled()
    const isEarly = pumped?.standing === 'r' && !pumped.isFinished
    const received: Said = (words) =>
      isEarly ? words.pump.resolvesEarly : standingText(pumped, words)
    this.#came(received, pumped?.standing === 'r' && !isEarly, pumped)
  }

  /** The peer does not read: the promise is pending, and little of the file is in memory. */
  async waits(): Promise<void> {
    const pending: Said = ({ exchange }) => exchange.standing.p
    this.#does(({ pump }) => pump.peer.stalls, pending)
    const { measures } = this.#scene
    const held = await this.#peer.stall(measures)
    const pumped = this.#peer.settledNow()
    const received: Said = (words) => standingText(pumped, words)
    this.#came(received, pumped === undefined, pumped)
    if (measures) this.#holdsLittle(held)
  }

  #holdsLittle(held: Held | undefined): void {
    const { heldBytes = Number.NaN, handedBytes = 0 } = held ?? {}
    const read = bytesReadBy(this.#subject.pid)
    const readBytes = read === undefined ? undefined : read - this.#readBefore
    this.#does(
      ({ pump }) => pump.inMemory,
      ({ failures }) => failures.atMost(failures.bytes(grouped(MOST_HELD_BYTES))),
    )
    const received: Said = ({ failures }) => failures.bytes(grouped(heldBytes))
    const because: Said = ({ pump }) =>
      pump.readAgainstTaken(
        readBytes === undefined ? undefined : grouped(readBytes),
        grouped(handedBytes),
      )
    this.#came(received, heldBytes <= MOST_HELD_BYTES, { because })
  }

  /** The peer reads some more, and stops again. */
  async readsSome(bytes: number): Promise<void> {
    this.#does(
      ({ pump }) => pump.peer.readsSome(grouped(bytes)),
      ({ exchange }) => exchange.standing.p,
    )
    await this.#peer.readSome(bytes)
    await this.#peer.stall()
    const pumped = this.#peer.settledNow()
    const { wrong } = this.#peer.taken
    const received: Said = (words) =>
      wrong ? takenText(this.#peer.taken)(words) : standingText(pumped, words)
    const isRight = pumped === undefined && wrong === undefined
    const because = differenceText(this.#peer.taken)
    this.#came(received, isRight, { because, ...pumped })
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
    this.#does(sends, ({ exchange }) => exchange.standing.j)
    await act()
    const pumped = await this.#peer.settled()
    const received: Said = (words) => standingText(pumped, words)
    this.#came(received, isRejected(pumped), pumped)
  }

  /** The call rejects, nothing was sent, and the socket is destroyed. */
  async rejectsAndDestroys(): Promise<void> {
    this.#does(
      '',
      (words) => `${words.exchange.standing.j}, ${words.pump.socketDestroyed}`,
    )
    const pumped = await this.#peer.settled()
    const received: Said = (words) => {
      const standing = standingText(pumped, words)
      return isRejected(pumped) ? `${standing}, ${socketText(pumped, words)}` : standing
    }
    this.#came(received, isRejected(pumped) && pumped?.isDestroyed === true, pumped)
  }

  /** No descriptor of the file is open any more: counted from outside, where the system lets us. */
  async isClosed(): Promise<void> {
    const none = ({ pump }: Words): string => pump.open('0')
    this.#does(({ pump }) => pump.descriptors, none)
    const inside = await this.#peer.openFiles()
    const { path } = this.#scene.source
    const outside = openFilesOf(this.#subject.pid, path)
    const open = outside ?? inside ?? 0
    const received: Said = ({ pump }) => pump.open(grouped(open))
    const because: Said = ({ pump }) => pump.counted(outside !== undefined)
    this.#came(received, open <= 0, { because })
  }

  /** All steps so far, and the one that was never answered. */
  stepsUnanswered(): ExchangeStep[] {
    if (!this.#doing) {
      const expected: Said = ({ pump }) => pump.goesOn
      this.#does(({ pump }) => pump.afterwards, expected)
    }
    const received: Said = ({ drawing }) => drawing.noAnswer
    const { sends = '', expected = '' } = this.#doing ?? {}
    return [...this.#steps, { sends, expected, received }]
  }

  #does(what: Said, expected: Said): void {
    const isFirst = this.#steps.length === 0
    const sends: Said = (words) => {
      const event = typeof what === 'string' ? what : what(words)
      const source = isFirst ? sourceText(this.#scene.source, words) : ''
      return [source, event].filter((text) => text !== '').join('; ')
    }
    this.#doing = { sends, expected }
  }

  #came(
    received: Said,
    isRight: boolean,
    more: { because?: Said | undefined; thrown?: Thrown } = {},
  ): void {
    if (this.#doing) this.#steps.push({ ...this.#doing, received })
    this.#doing = undefined
    if (isRight) return
    const { because, thrown } = more
    const evidence: Evidence = {
      kind: 'exchange',
      exchange: { call: CALL, isBytes: false, steps: this.#steps },
      thrown: thrown && plain(thrown, this.#subject),
    }
    throw new CheckFailed(because === undefined ? evidence : { ...evidence, because })
  }
}

// That it is an Error is not asked for.
function isRejected(pumped: Pumped | undefined): boolean {
  return pumped?.standing === 'j' || pumped?.standing === 'x'
}

function standingText(pumped: Pumped | undefined, { exchange }: Words): string {
  const { standing = 'p' } = pumped ?? {}
  return exchange.standing[standing as 'p'] ?? standing
}

function socketText(pumped: Pumped | undefined, { pump }: Words): string {
  if (pumped?.isDestroyed) return pump.socketDestroyed
  return pumped?.isEnded ? pump.socketEnded : pump.socketOpen
}

function sourceText(source: Source, { pump }: Words): string {
  return 'bytes' in source ? pump.file(grouped(source.bytes)) : pump.sources[source.what]
}

function takenText({ bytes, isEnded, wrong }: Taken) {
  return ({ pump }: Words): string =>
    wrong
      ? pump.differs(grouped(bytes), grouped(wrong.at))
      : pump.arrives(grouped(bytes), isEnded)
}

function differenceText({ wrong }: Taken): Said | undefined {
  if (wrong === undefined) return undefined
  const { at, came, due } = wrong
  return ({ pump }) => pump.byteIs(grouped(at), hex(came), hex(due))
}

function hex(bytes: Buffer): string {
  return bytes.toString('hex').replaceAll(/..(?=.)/g, '$& ')
}

/** Without the path of the folder, which is another in each run. */
export function plain(thrown: Thrown, { folder }: Subject): Thrown {
  return { ...thrown, message: thrown.message.replaceAll(`${folder}/files/`, '') }
}

export function plainEnding(ending: Ending, subject: Subject): Ending {
  if (ending.kind !== 'crashed') return ending
  return { ...ending, thrown: plain(ending.thrown, subject) }
}
