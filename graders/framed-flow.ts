// One client of a server of frames with numbered requests by the thousand, and the replies to them.

import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FramedClient } from './framed-client.ts'
import { Replies, requestOf, requestsOf } from './framed-replies.ts'
import type { FramedTrial } from './framed-trial.ts'
import type { Said } from './verdict/evidence.ts'
import { grouped, type Words } from './words/words.ts'

/** Bytes of the payload of a numbered request, if not told otherwise. */
export const PAYLOAD_BYTES = 1024
const BATCH = 64
const SIP_BYTES = 512 * 1024

export class Flow {
  readonly client: FramedClient
  readonly replies: Replies
  sent = 0
  isOffering = false
  readonly #trial: FramedTrial
  readonly #payloadOf: (index: number) => Buffer
  #isStopped = false

  private constructor(
    trial: FramedTrial,
    client: FramedClient,
    payloadOf: (index: number) => Buffer,
  ) {
    this.#trial = trial
    this.client = client
    this.#payloadOf = payloadOf
    this.replies = new Replies(payloadOf)
    client.take = this.replies.take
  }

  /** Connects a client that does not read yet. */
  static async open(
    trial: FramedTrial,
    payloadOf = (index: number): Buffer => requestOf(index, PAYLOAD_BYTES),
  ): Promise<Flow> {
    return new Flow(trial, await trial.connect({ reads: false }), payloadOf)
  }

  /** Sends `count` more requests, as fast as the kernel takes them. */
  async offer(count: number): Promise<void> {
    const upTo = this.sent + count
    this.#isStopped = false
    this.isOffering = true
    // What is not sent because the client has ended is owed no reply.
    while (this.sent < upTo && !this.#isStopped && !this.client.socket.writableEnded) {
      const to = Math.min(upTo, this.sent + BATCH)
      const batch = requestsOf(this.sent, to, this.#payloadOf)
      this.sent = to
      await this.client.send(batch)
    }
    this.isOffering = false
  }

  /** Sends `count` more requests, and what is to stand behind them, in one write. */
  offerAtOnce(count: number, behind = Buffer.alloc(0)): void {
    const from = this.sent
    this.sent += count
    const requests = requestsOf(from, this.sent, this.#payloadOf)
    void this.client.send(Buffer.concat([requests, behind]))
  }

  /** The same in pieces of `pieceBytes`, with a turn of the event loop after each. */
  async offerInPieces(count: number, pieceBytes: number): Promise<void> {
    const from = this.sent
    this.sent += count
    const all = requestsOf(from, this.sent, this.#payloadOf)
    for (let at = 0; at < all.length; at += pieceBytes) {
      void this.client.send(all.subarray(at, at + pieceBytes))
      await nextTurn()
    }
  }

  /** Sends no more than what was begun; resolves when the kernel has that. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#trial.arrives(() => !this.isOffering)
  }

  /** Reads a little, and again, until the server has taken up more, or nothing comes; then stands still. */
  async readUntilServed(): Promise<void> {
    const { client } = this
    const before = await this.#readBytes()
    for (let isMoving = true; isMoving && (await this.#readBytes()) === before; ) {
      const upTo = client.gotBytes + SIP_BYTES
      client.read()
      isMoving = await this.#trial.arrives(() => client.gotBytes >= upTo)
      client.stall()
    }
  }

  async #readBytes(): Promise<number | undefined> {
    return (await this.#trial.lookAt(this.client))?.readBytes
  }

  /**
   * Fails unless the replies to all requests come, in order, and the end where it is due; with `isOrder`
   * it is the order that the check is about, else that none is missing.
   */
  async seeReplies(sends: Said, { ends = false, isOrder = false } = {}): Promise<void> {
    const { replies, client } = this
    this.#trial.doing = {
      sends,
      expected: ({ echo }) => echo.replies(grouped(this.sent)),
    }
    const isThere = (): boolean => replies.count >= this.sent && (!ends || client.isOver)
    const isWrong = (): boolean => replies.wrong !== undefined || client.isClosed
    await this.#trial.arrives(() => isThere() || isWrong())
    const isRight = replies.count === this.sent && replies.wrong === undefined
    // A client is over, too, when the judge closes it; what is said of it is how it stands now.
    const { isOver } = client
    if (isRight && isOver === ends) return
    const { said } = replies
    const step = {
      sends,
      expected: ended(({ echo }) => echo.replies(grouped(this.sent)), ends, ends),
      received: ended(said, isOver, ends),
    }
    const isAbout = replies.wrong ? replies.isOutOfOrder && isOrder : !isRight
    throw this.#trial.failed(step, { isAside: !isAbout })
  }
}

function ended(came: (words: Words) => string, isOver: boolean, isDue: boolean): Said {
  return (words) => {
    const { ends, staysOpen } = words.echo
    const end = isOver ? [ends] : isDue ? [staysOpen] : []
    return [came(words), ...end].join(', ')
  }
}
