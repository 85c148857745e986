// Tries a learner's server of frames: has it made, connects clients to it, and knows when nothing more
// will come.

import { FramedClient } from './framed-client.ts'
import { listening } from './serving.ts'
import { Conversation } from './subject/conversation.ts'
import type { Looked } from './subject/messages.ts'
import type { Subject } from './subject/subject.ts'
import { SubjectEnded } from './subject/talk.ts'
import { CheckFailed, type ExchangeStep, type Said } from './verdict/evidence.ts'

// Rounds of some 10 ms in which nothing moves before it is taken for the end. A delayed acknowledgement
// takes up to 200 ms.
const STILL_ROUNDS = 30
// A reply may wait for a timer.
const TIMED_ROUNDS = 100
// The same where a server has stopped reading, or has read all: what is still on its way are replies.
const STALLED_ROUNDS = 5
// Garbage of Buffers is given back by another thread, some time later.
const MOST_LOOKS = 30
/** Looks that a measure takes which others are compared to. */
export const LOOKS_BEFORE = 4
const NAME = 'createFramedEcho'

const NO_ANSWER: Said = ({ drawing }) => drawing.noAnswer
const CONNECTS = {
  sends: ({ echo }) => echo.connects,
  expected: ({ exchange }) => exchange.servesOn,
} satisfies Partial<ExchangeStep>

export type Connection = Looked['connections'][number]

export class FramedTrial {
  /** What was done so far, for the picture of a failure. */
  readonly steps: ExchangeStep[] = []
  /** What is done now, in case that the server's process ends of it. */
  doing: Pick<ExchangeStep, 'from' | 'sends' | 'expected'> = CONNECTS
  readonly #conversation: Conversation
  readonly #port: number
  readonly #maxBytes: number | undefined
  readonly #clients = new Set<FramedClient>()
  #round: Promise<unknown> | undefined
  readonly #waiting = new Set<() => void>()
  #warning: string | undefined
  #gone = 0
  #hasTimers = false

  private constructor(
    conversation: Conversation,
    port: number,
    maxBytes: number | undefined,
  ) {
    this.#conversation = conversation
    this.#port = port
    this.#maxBytes = maxBytes
  }

  /** Has a server made, and `see` look at it; all is gone afterwards. */
  static async run(
    subject: Subject,
    maxBytes: number | undefined,
    see: (trial: FramedTrial) => Promise<void>,
  ): Promise<void> {
    const given = maxBytes === undefined ? 'nothing' : { maxBytes }
    // Two servers share no limit.
    const more = maxBytes === undefined ? {} : { besides: { maxBytes: maxBytes + 1 } }
    const request = { op: 'serve', name: NAME, given, ...more } as const
    const conversation = await Conversation.open(subject, request)
    try {
      const port = await listening(conversation, callOf(maxBytes))
      const trial = new FramedTrial(conversation, port, maxBytes)
      await trial.#run(see)
    } finally {
      await conversation.close().catch(() => {})
    }
  }

  async #run(see: (trial: FramedTrial) => Promise<void>): Promise<void> {
    try {
      // What was warned of before, where the file was loaded, is nothing that a client did.
      await this.#conversation.look()
      await see(this)
      await this.#seeCalm()
    } catch (error) {
      const cause =
        error instanceof CheckFailed ? ((await this.#ending()) ?? error) : error
      throw cause instanceof SubjectEnded ? this.#endedBy(cause) : cause
    } finally {
      for (const { socket } of this.#clients) socket.destroy()
    }
  }

  /** Resolves when the client is connected, or was refused. */
  async connect({ reads = true } = {}): Promise<FramedClient> {
    const client = await FramedClient.open(this.#port, () => this.#wake(), reads)
    this.#clients.add(client)
    return client
  }

  /** No more is looked at of this client. */
  forget(client: FramedClient): void {
    client.socket.destroy()
    this.#gone += client.gotBytes + client.acceptedBytes
    this.#clients.delete(client)
  }

  /** Whether `isThere` comes true before nothing moves any more. */
  async arrives(isThere: () => boolean): Promise<boolean> {
    let before = -1
    for (let still = 0; !isThere(); ) {
      const moved = this.#moved()
      still = moved === before ? still + 1 : 0
      before = moved
      if (still > (this.#hasTimers ? TIMED_ROUNDS : STILL_ROUNDS)) return false
      await Promise.race([this.#nextRound(), this.#changed()])
    }
    return true
  }

  /** Resolves when nothing has moved for a while: who sends is blocked, or has no more to send. */
  async stalls(): Promise<Looked> {
    let before = -1
    for (let still = 0; ; ) {
      const looked = await this.look()
      const read = looked.connections.reduce((sum, { readBytes }) => sum + readBytes, 0)
      const moved = this.#moved() + read
      still = moved === before ? still + 1 : 0
      before = moved
      if (still >= (this.#readsOn(looked) ? STILL_ROUNDS : STALLED_ROUNDS)) return looked
    }
  }

  // Of what a client has sent some is not read, and the server would take it: it waits for the wire.
  #readsOn({ connections }: Looked): boolean {
    return [...this.#clients].some(({ port, socket }) => {
      const seen = connections.find((each) => each.port === port)
      return seen?.isReading && seen.readBytes < socket.bytesWritten
    })
  }

  /** Resolves when all that the kernel was given has been read, where the server reads. */
  async look(isCollecting = false): Promise<Looked> {
    const looked = await this.#conversation.look(isCollecting)
    this.#hasTimers = looked.timers > 0
    if (looked.warnings.count > 0) this.#warning ??= looked.warnings.first
    return looked
  }

  /**
   * Bytes held on the heap and in Buffers: the least that is seen while garbage is collected, until that
   * is no more than `atMostBytes` or has been looked at often enough.
   */
  async heldBytes(atMostBytes = 0, looks = MOST_LOOKS): Promise<number> {
    let least = Number.POSITIVE_INFINITY
    for (let i = 0; i < looks && least > atMostBytes; i++) {
      const { heldBytes = least } = await this.look(true)
      least = Math.min(least, heldBytes)
    }
    return least
  }

  /** How the server sees this client; undefined where it has closed the connection. */
  async lookAt(client: FramedClient): Promise<Connection | undefined> {
    const { connections } = await this.look()
    return connections.find(({ port }) => port === client.port)
  }

  // What a server does behind its last reply, such as to end the process, is its doing too.
  async #seeCalm(): Promise<void> {
    await this.look()
    const warning = this.#warning
    if (warning === undefined) return
    const step: ExchangeStep = {
      sends: ({ exchange }) => exchange.warnings,
      expected: ({ exchange }) => exchange.noWarning,
      received: warning,
    }
    throw this.failed(step, { isAside: true })
  }

  /** What was done so far, and `step` as the one that went wrong. */
  failed(
    step: ExchangeStep,
    more: { because?: Said; isAside?: boolean } = {},
  ): CheckFailed {
    const exchange = this.#exchange([...this.steps, step])
    return new CheckFailed({ kind: 'exchange', exchange, ...more })
  }

  // A connection that is gone may be all that was seen yet of a process that is.
  async #ending(): Promise<unknown> {
    try {
      await this.#conversation.look()
      return undefined
    } catch (ended) {
      return ended
    }
  }

  #nextRound(): Promise<unknown> {
    if (this.#round === undefined) {
      const round = this.look().finally(() => {
        this.#round = undefined
      })
      // Whoever waits hears of it; the last may be waited for by nobody.
      round.catch(() => {})
      this.#round = round
    }
    return this.#round
  }

  #changed(): Promise<void> {
    return new Promise((resolve) => void this.#waiting.add(resolve))
  }

  #wake(): void {
    for (const resume of this.#waiting) resume()
    this.#waiting.clear()
  }

  #moved(): number {
    let moved = this.#gone
    for (const { acceptedBytes, gotBytes, isEnded, isClosed } of this.#clients)
      moved += acceptedBytes + gotBytes + Number(isEnded) + Number(isClosed)
    return moved
  }

  #endedBy({ ending }: SubjectEnded): CheckFailed {
    const steps = [...this.steps, { ...this.doing, received: NO_ANSWER }]
    return new CheckFailed({ kind: 'ended', ending, exchange: this.#exchange(steps) })
  }

  #exchange(steps: ExchangeStep[]): { call: string; steps: ExchangeStep[] } {
    return { call: callOf(this.#maxBytes), steps }
  }
}

function callOf(maxBytes: number | undefined): string {
  return `${NAME}(${maxBytes === undefined ? '' : `{ maxBytes: ${maxBytes} }`})`
}
