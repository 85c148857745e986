// The learner's file as the graders see it: ask it something and get an answer, or learn how it
// failed. A subject that ended is started anew for the next question.

import { patienceAfter } from './bounds.ts'
import { type Bundle, type BundleProblem, bundle, type Instead } from './bundle.ts'
import type { PeerEvent, ReplyTo, Request, Thrown } from './messages.ts'
import { start } from './start.ts'
import { SubjectEnded, Talk } from './talk.ts'

/** The file cannot be judged at all, and why: every check fails for this one reason. */
export type LoadProblem =
  | BundleProblem
  | { kind: 'threw'; thrown: Thrown }
  | { kind: 'missing'; missing: string; exports: string[] }
  | { kind: 'ended'; ended: SubjectEnded }

// Endings that are waited for. A file that ends so in every check must not be waited for long.
const TAKE_TIME = new Set(['hung', 'greedy', 'out-of-heap', 'flooded'])

export class NotLoaded extends Error {
  readonly problem: LoadProblem

  constructor(problem: LoadProblem) {
    super(`the file did not load: ${problem.kind}`)
    this.problem = problem
  }
}

export class Subject {
  readonly #bundle: Bundle
  #talk: Talk | undefined
  #loading: Promise<void> | undefined
  #problem: LoadProblem | undefined
  #exports: string[] = []
  #strikes = 0
  #waitedMs = 0
  #printed = { text: '', clippedCharacters: 0 }

  private constructor(bundled: Bundle) {
    this.#bundle = bundled
    if (bundled.problem) this.#problem = bundled.problem
    else this.#loading = this.#load()
  }

  /** Bundles `file` and starts to load it. */
  static async of(file: string, instead?: Instead): Promise<Subject> {
    return new Subject(await bundle(file, instead))
  }

  /** The only folder that the code may read. */
  get folder(): string {
    return this.#bundle.folder
  }

  /** The process, while there is one. */
  get pid(): number | undefined {
    return this.#talk?.pid
  }

  /** Rejects with `NotLoaded` unless the file loads and exports all of `names`. */
  async demand(names: readonly string[]): Promise<void> {
    await this.#loaded()
    const exports = this.#exports
    const missing = names.find((name) => !exports.includes(name))
    if (missing !== undefined) throw new NotLoaded({ kind: 'missing', missing, exports })
  }

  /** Rejects with `NotLoaded` or `SubjectEnded` where the learner's code is to blame. */
  async ask<R extends Request>(
    request: R,
    hear?: (event: PeerEvent) => void,
  ): Promise<ReplyTo[R['op']]> {
    await this.#loaded()
    const patience = patienceAfter(this.#strikes, this.#waitedMs)
    const startMs = performance.now()
    try {
      return await (this.#talk as Talk).ask(request, patience, hear)
    } catch (error) {
      if (error instanceof SubjectEnded) this.#forget(error, performance.now() - startMs)
      throw error
    }
  }

  /** Ends the process, so that the next question goes to a fresh one. */
  async renew(): Promise<void> {
    await this.#loaded()
    const { text, clippedCharacters } = this.takeOutput()
    this.#printed = { text, clippedCharacters }
    await this.#talk?.close()
    this.#talk = undefined
    this.#loading = undefined
  }

  /** What the code has printed since this was last asked. */
  takeOutput(): { text: string; clippedCharacters: number } {
    const now = this.#talk?.output.take() ?? { text: '', clippedCharacters: 0 }
    const before = this.#printed
    this.#printed = { text: '', clippedCharacters: 0 }
    return {
      text: before.text + now.text,
      clippedCharacters: before.clippedCharacters + now.clippedCharacters,
    }
  }

  /** Ends the process and removes the bundle. */
  async close(): Promise<void> {
    await this.#loading?.catch(() => {})
    await this.#talk?.close()
    await this.#bundle.remove()
  }

  async #loaded(): Promise<void> {
    if (this.#problem) throw new NotLoaded(this.#problem)
    this.#loading ??= this.#load()
    await this.#loading
    if (this.#problem) throw new NotLoaded(this.#problem)
  }

  async #load(): Promise<void> {
    this.#talk = new Talk(start(this.#bundle.folder))
    try {
      const reply = await this.#talk.ask({ op: 'load' }, patienceAfter(0, 0))
      this.#problem =
        'thrown' in reply ? { kind: 'threw', thrown: reply.thrown } : undefined
      if ('exports' in reply) this.#exports = reply.exports
    } catch (error) {
      if (!(error instanceof SubjectEnded)) throw error
      this.#problem = { kind: 'ended', ended: error }
      this.#forget(error, 0)
    }
  }

  #forget({ ending }: SubjectEnded, waitedMs: number): void {
    if (TAKE_TIME.has(ending.kind)) {
      this.#strikes += 1
      this.#waitedMs += waitedMs
    }
    const { text, clippedCharacters } = this.takeOutput()
    this.#printed = { text, clippedCharacters }
    this.#talk = undefined
    this.#loading = undefined
  }
}
