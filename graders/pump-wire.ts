// The judge as the peer that a file is sent to: reads, stands still, resets, and knows what came.

import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { NEVER_READS } from './faults/stalled-readers.ts'
import type { KnownFile } from './pump-files.ts'
import { Conversation } from './subject/conversation.ts'
import type { PeerEvent, PumpRequest } from './subject/messages.ts'
import type { Subject } from './subject/subject.ts'

export const NAME = 'pumpFileToSocket'
// Rounds of turns in which nothing comes before it is taken for the end.
const STILL_ROUNDS = 4
const MOST_STALLING_ROUNDS = 60
const ALIKE_BYTES = 64 * 1024
const SHOWN_BYTES = 4

export type Pumped = Extract<PeerEvent, { kind: 'pumped' }>
export type Held = Extract<PeerEvent, { kind: 'held' }>
export type Wanted = Pick<PumpRequest, 'path' | 'before' | 'destroys' | 'measures'>

/** What the peer has taken so far. */
export interface Taken {
  bytes: number
  isEnded: boolean
  /** The first byte that is not the file's, what came there and what is due there. */
  wrong: { at: number; came: Buffer; due: Buffer } | undefined
}

/** The host could not connect: the learner's code has left it no descriptor. */
export class NotConnected extends Error {}

export class PumpPeer {
  readonly taken: Taken = { bytes: 0, isEnded: false, wrong: undefined }
  readonly #conversation: Conversation
  readonly #socket: Socket
  readonly #file: KnownFile | undefined
  #reached = (): void => {}

  private constructor(
    conversation: Conversation,
    socket: Socket,
    file: KnownFile | undefined,
  ) {
    this.#conversation = conversation
    this.#socket = socket
    this.#file = file
    socket.on('error', () => {})
    socket.on('data', (chunk) => this.#take(chunk))
    socket.on('end', () => {
      this.taken.isEnded = true
      conversation.poke()
    })
    socket.on('close', () => conversation.poke())
  }

  /** Has the subject send a file to a peer that `play` leads, and hangs up. */
  static async with(
    subject: Subject,
    wanted: Wanted,
    file: KnownFile | undefined,
    play: (peer: PumpPeer) => Promise<void>,
  ): Promise<void> {
    const server = createServer(NEVER_READS).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const request = { op: 'pump', name: NAME, port, ...wanted } as const
    const conversation = await Conversation.open(subject, request)
    let socket: Socket | undefined
    server.once('connection', (connected: Socket) => {
      socket = connected
      conversation.poke()
    })
    const connected = async (): Promise<Socket> => {
      for (let i = 0; i < MOST_STALLING_ROUNDS; i++) {
        const isTold = () => socket && conversation.all('connected')[0] && socket
        const found = await conversation.until(isTold)
        if (found) return found
      }
      throw new NotConnected()
    }
    try {
      await play(new PumpPeer(conversation, await connected(), file))
      await conversation.close()
    } catch (error) {
      await conversation.close().catch(() => {})
      throw error
    } finally {
      socket?.destroy()
      server.close()
    }
  }

  /** Reads until the end, or until nothing more comes. */
  async readAll(): Promise<void> {
    this.#socket.resume()
    const { taken } = this
    await this.#due(() =>
      taken.isEnded || taken.wrong || this.#socket.destroyed ? true : undefined,
    )
  }

  /** Reads about so many bytes, and stops reading. */
  async readSome(bytes: number): Promise<void> {
    await this.#readUpTo(bytes, () => this.#socket.pause())
  }

  /** Reads about so many bytes, and resets the connection in the same turn. */
  async resetAt(bytes: number): Promise<void> {
    await this.#readUpTo(bytes, () => this.reset())
  }

  reset(): void {
    this.#socket.resetAndDestroy()
  }

  /** Has the owner of the subject's socket destroy it. */
  sendByte(): void {
    this.#socket.write('x')
  }

  /** Reads nothing, until the subject is seen to have stopped; tells what it holds then, where it is measured. */
  async stall(isMeasured = false): Promise<Held | undefined> {
    const last = (): Held | undefined => this.#conversation.all('held').at(-1)
    let alike = 0
    for (let i = 0; i < MOST_STALLING_ROUNDS; i++) {
      const before = last()
      // A timer of theirs may run for ever, such as one that gives up on a peer.
      await this.#conversation.turns()
      alike = isAlike(before, last()) ? alike + 1 : 0
      if (alike === (isMeasured ? 3 : 2)) break
    }
    return last()
  }

  /** How the promise has settled; undefined where it does not. */
  settled(): Promise<Pumped | undefined> {
    return this.#due(() => this.settledNow())
  }

  settledNow(): Pumped | undefined {
    return this.#conversation.all('pumped')[0]
  }

  /** How many descriptors more are open than before, by the host's count; undefined where it never says. */
  async openFiles(): Promise<number | undefined> {
    const rest = await this.#due(() => this.#conversation.all('at-rest')[0])
    return rest?.openFiles
  }

  async #readUpTo(bytes: number, then: () => void): Promise<void> {
    let isReached = false
    this.#reached = () => {
      if (isReached || this.taken.bytes < bytes) return
      isReached = true
      then()
    }
    this.#socket.resume()
    await this.#due(() => (isReached || this.#socket.destroyed ? true : undefined))
  }

  #take(chunk: Buffer): void {
    const { taken } = this
    const at = taken.wrong ? -1 : (this.#file?.differsAt(chunk, taken.bytes) ?? -1)
    if (at !== -1) {
      const came = Buffer.from(chunk.subarray(at, at + SHOWN_BYTES))
      const due = this.#file?.at(taken.bytes + at, SHOWN_BYTES) ?? came
      taken.wrong = { at: taken.bytes + at, came, due: Buffer.from(due) }
    }
    taken.bytes += chunk.length
    this.#reached()
    this.#conversation.poke()
  }

  // The subject may fall quiet while the judge still reads what the kernel has.
  async #due<T>(look: () => T | undefined): Promise<T | undefined> {
    for (let still = 0; still < STILL_ROUNDS; still++) {
      const before = this.taken.bytes
      const found = await this.#conversation.until(look)
      if (found !== undefined) return found
      if (this.taken.bytes > before) still = -1
    }
    return undefined
  }
}

// Less than a small chunk is the garbage of the host's own.
function isAlike(before: Held | undefined, now: Held | undefined): boolean {
  if (before === undefined || now === undefined) return before === now
  const grown = Math.abs(now.heldBytes - before.heldBytes)
  const isHanded = now.handedBytes !== before.handedBytes
  return grown < ALIKE_BYTES && !isHanded && !now.isOnFiles
}
