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

  /** Fails unless the replies to all requests come, in order, and the end where it is due. */
  async seeReplies(sends: Said, { ends = false } = {}): Promise<void> {
    const { replies, client } = this
    this.#trial.doing = {
      sends,
      expected: ({ echo }) => echo.replies(grouped(this.sent)),
    }
    const isThere = (): boolean => replies.count >= this.sent && (!ends || client.isOver)
    const isWrong = (): boolean => replies.wrong !== undefined || client.isClosed
    await this.#trial.arrives(() => isThere() || isWrong())
    const isRight = replies.count === this.sent && replies.wrong === undefined
    if (isRight && client.isOver === ends) return
    const said = (words: Words, came: string, isOver: boolean): string =>
      isOver ? `${came}, ${words.echo.ends}` : came
    throw this.#trial.failed({
      sends,
      expected: (words) => said(words, words.echo.replies(grouped(this.sent)), ends),
      received: (words) => said(words, replies.said(words), client.isOver),
    })
  }
}
