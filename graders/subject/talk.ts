// Talks to one running subject: a request at a time, a bound on every wait, and a named ending for
// each way in which the subject can fail to answer.

import type { ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { SafeLineDecoder } from '../../solutions/02-safe-line-decoder.ts'
import { MOST_RAW_OUTPUT_BYTES, type Patience } from './bounds.ts'
import { end, endWithJudge } from './end.ts'
import {
  type FromHost,
  type PeerEvent,
  type ReplyTo,
  type Request,
  type Thrown,
  UNSETTLED_EXIT_CODE,
} from './messages.ts'
import { Output } from './output.ts'
import { messageOf } from './shape.ts'
import type { Started } from './start.ts'
import { type Overdue, Watch } from './watch.ts'

const LONGEST_MESSAGE_BYTES = 64 * 1024 * 1024

/** How a subject ended, or was ended, instead of answering. */
export type Ending =
  | Overdue
  | { kind: 'exited'; code: number | null; signal: string | null }
  | { kind: 'crashed'; thrown: Thrown }
  | { kind: 'out-of-heap' }
  | { kind: 'unsettled' }
  | { kind: 'flooded'; bytes: number }
  | { kind: 'tampered' }

/** The subject failed. `at` is the last cutting that it is known to have begun. */
export class SubjectEnded extends Error {
  readonly ending: Ending
  readonly at: number | undefined

  constructor(ending: Ending, at: number | undefined) {
    super(`the subject ${ending.kind}`)
    this.ending = ending
    this.at = at
  }
}

export class Talk {
  readonly output = new Output()
  readonly #child: ChildProcess
  readonly #channel: Readable & Writable
  readonly #key: string
  #settle: ((message: FromHost | Ending) => void) | undefined
  #ending: Ending | undefined
  #asked: Request['op'] = 'load'

  constructor({ child, key }: Started) {
    this.#child = child
    this.#key = key
    this.#channel = child.stdio[3] as Readable & Writable
    endWithJudge(child)
    this.#readChannel()
    child.stdout?.on('data', (chunk: Buffer) => this.#keepRaw(chunk))
    child.stderr?.on('data', (chunk: Buffer) => this.output.keepErrors(chunk))
    // 'close' comes after the last bytes of every pipe, so stderr is whole when it is read.
    child.once('close', (code, signal) => this.#closed(code, signal))
    child.once('error', (error) => this.#child.emit('close', null, error.message))
  }

  /** Sends a request and waits for its reply; rejects with `SubjectEnded`, and it is gone then. */
  async ask<R extends Request>(
    request: R,
    patience: Patience,
    hear: (event: PeerEvent) => void = () => {},
  ): Promise<ReplyTo[R['op']]> {
    let at: number | undefined
    const watch = new Watch(this.#child.pid ?? 0, patience, (overdue) =>
      this.#end(overdue),
    )
    this.#asked = request.op
    this.#channel.write(`${JSON.stringify(request)}\n`)
    try {
      for (;;) {
        const message = this.#ending ?? (await this.#next())
        if ('kind' in message) throw new SubjectEnded(await this.#gone(message), at)
        if ('reply' in message) {
          this.output.clippedCharacters += message.clipped
          return message.reply as ReplyTo[R['op']]
        }
        if ('event' in message) {
          const { event } = message
          // Who is looked at is waited for so often and no more; who has a timer, as long as it may run.
          if (event.kind !== 'turned' || !event.isWaiting || event.looked) watch.heard()
          hear(event)
        }
        // What is only printed may be printed for ever.
        if ('at' in message) watch.heard()
        if ('at' in message) at = message.at
      }
    } finally {
      watch.stop()
    }
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  async close(): Promise<void> {
    await end(this.#child)
  }

  readonly #queue: (FromHost | Ending)[] = []

  #next(): Promise<FromHost | Ending> {
    const queued = this.#queue.shift()
    if (queued !== undefined) return Promise.resolve(queued)
    return new Promise((resolve) => {
      this.#settle = resolve
    })
  }

  #arrive(message: FromHost | Ending): void {
    const settle = this.#settle
    this.#settle = undefined
    if (settle) settle(message)
    else this.#queue.push(message)
  }

  #readChannel(): void {
    const lines = new SafeLineDecoder(LONGEST_MESSAGE_BYTES)
    lines.on('error', () => this.#end({ kind: 'tampered' }))
    this.#channel.on('data', (chunk: Buffer) => {
      for (const line of lines.push(chunk)) this.#receive(line)
    })
    // The subject may die while a request is written to it; 'close' of the process tells the rest.
    this.#channel.on('error', () => {})
  }

  #receive(line: string): void {
    const isOfHost = line.startsWith(this.#key)
    const message = isOfHost
      ? messageOf(line.slice(this.#key.length), this.#asked)
      : undefined
    if (message === undefined) {
      this.#end({ kind: 'tampered' })
      return
    }
    if ('printed' in message) this.output.keep(message.printed)
    if ('uncaught' in message) this.#end({ kind: 'crashed', thrown: message.uncaught })
    else this.#arrive(message)
  }

  #keepRaw(chunk: Buffer): void {
    this.output.keepRaw(chunk)
    const bytes = this.output.rawBytes
    if (bytes > MOST_RAW_OUTPUT_BYTES) this.#end({ kind: 'flooded', bytes })
  }

  #end(ending: Ending): void {
    if (this.#ending !== undefined) return
    this.#ending = ending
    this.#arrive(ending)
    void this.close()
  }

  #closed(code: number | null, signal: string | null): void {
    if (this.#ending !== undefined) return
    if (/heap out of memory/.test(this.output.errors)) this.#end({ kind: 'out-of-heap' })
    else if (code === UNSETTLED_EXIT_CODE) this.#end({ kind: 'unsettled' })
    else this.#end({ kind: 'exited', code, signal })
  }

  async #gone(ending: Ending): Promise<Ending> {
    await this.close()
    return ending
  }
}
