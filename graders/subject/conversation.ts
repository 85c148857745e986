// Talks to the subject while its event loop runs, for checks in which the judge is the other end of a
// connection: hears what the subject tells, and knows when nothing more will come.

import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type {
  CallRequest,
  FloodWireRequest,
  Looked,
  PeerEvent,
  PumpRequest,
  ServeRequest,
} from './messages.ts'
import type { Subject } from './subject.ts'
import { SubjectEnded } from './talk.ts'

type Kind = PeerEvent['kind']
type EventOf<K extends Kind> = Extract<PeerEvent, { kind: K }>
type Steered =
  | Omit<ServeRequest, 'control'>
  | Omit<CallRequest, 'control'>
  | Omit<FloodWireRequest, 'control'>
  | Omit<PumpRequest, 'control'>

const STEER = Buffer.from('t')
const COLLECT = Buffer.from('c')
const OWN_TURNS = 5

export class Conversation {
  /** All that was told, in order, but for the turns taken. */
  readonly heard: PeerEvent[] = []
  readonly #server: Server
  readonly #control: Promise<Socket>
  readonly #ended: Promise<unknown>
  #isHungUp = false
  #failures: unknown[] = []
  readonly #waiting = new Set<() => void>()
  #asked = 0
  #turned: EventOf<'turned'> | undefined

  private constructor(subject: Subject, request: Steered, server: Server) {
    this.#server = server
    this.#control = once(server, 'connection').then(([socket]) => {
      // A subject that ended resets it; how it ended is told by its process.
      ;(socket as Socket).on('error', () => {})
      return socket as Socket
    })
    const { port } = server.address() as { port: number }
    const asked = subject.ask({ ...request, control: port }, (event) => this.#hear(event))
    const fail = (error: unknown): void => {
      this.#failures.push(error)
      this.#wake()
    }
    this.#ended = asked
      .then(async () => {
        if (this.#isHungUp) return
        // Code that has used up every descriptor leaves the host none to be steered by.
        await subject.renew()
        throw new SubjectEnded({ kind: 'tampered' }, undefined)
      })
      .catch(fail)
  }

  static async open(subject: Subject, request: Steered): Promise<Conversation> {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new Conversation(subject, request, server)
  }

  /** The `index`th event of this kind; undefined where the subject falls quiet before. */
  next<K extends Kind>(kind: K, index = 0): Promise<EventOf<K> | undefined> {
    return this.until(() => this.all(kind)[index])
  }

  all<K extends Kind>(kind: K): EventOf<K>[] {
    return this.heard.filter((event): event is EventOf<K> => event.kind === kind)
  }

  /**
   * What `look` finds, as soon as it finds it; undefined where the subject falls quiet before. Look is
   * asked again after each event, and after each call of `poke`.
   */
  async until<T>(look: () => T | undefined): Promise<T | undefined> {
    const quiet = this.quiet()
    let isQuiet = false
    void quiet.then(
      () => {
        isQuiet = true
        this.poke()
      },
      () => {},
    )
    for (;;) {
      const found = look()
      if (found !== undefined) return found
      this.#seeAlive()
      if (isQuiet) return undefined
      await new Promise<void>((resolve) => this.#waiting.add(resolve))
    }
  }

  /** Has `until` look again: something happened on a socket of the judge's. */
  poke(): void {
    this.#wake()
  }

  /** Resolves when all that was sent has been read, and the subject waits for nothing but the judge. */
  async quiet(): Promise<void> {
    while (await this.turns());
  }

  /** Resolves when all that was sent has been read; says whether the subject still waits for a timer. */
  async turns(steer = STEER): Promise<boolean> {
    const control = await Promise.race([this.#control, this.#ended])
    this.#seeAlive()
    const asked = ++this.#asked
    ;(control as Socket).write(steer)
    while ((this.#turned?.asked ?? 0) < asked && this.#failures.length === 0)
      await new Promise<void>((resolve) => this.#waiting.add(resolve))
    this.#seeAlive()
    const isWaiting = this.#turned?.isWaiting === true
    // What the subject sent last may wait in the judge's own sockets.
    for (let i = 0; i < OWN_TURNS; i++) await nextTurn()
    return isWaiting
  }

  /** The same, and what the server looks like then, with its memory where garbage is collected before. */
  async look(isCollecting = false): Promise<Looked> {
    await this.turns(isCollecting ? COLLECT : STEER)
    return this.#turned?.looked as Looked
  }

  /** Hangs up; rejects where the subject ended before. */
  async close(): Promise<void> {
    const control = await Promise.race([this.#control, this.#ended])
    this.#isHungUp = true
    if (this.#failures.length === 0) (control as Socket).end()
    await this.#ended
    ;(control as Socket | undefined)?.destroy()
    this.#server.close()
    this.#seeAlive()
  }

  #seeAlive(): void {
    if (this.#failures.length > 0) throw this.#failures[0]
  }

  #hear(event: PeerEvent): void {
    if (event.kind === 'turned') this.#turned = event
    else this.heard.push(event)
    this.#wake()
  }

  #wake(): void {
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const wake of waiting) wake()
  }
}
