// Tries a learner's naive server: the judge is its client, does to it what clients do, and compares
// what the server reports of each chunk with what JSON.parse makes of it here.

import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { writeCoalesced } from './faults/coalesce.ts'
import { halfClose } from './faults/half-close.ts'
import { writeInLockstep } from './faults/lockstep.ts'
import { resetAfter } from './faults/reset.ts'
import {
  type Fault,
  faultIn,
  type Report,
  type ReportText,
  reportDue,
  reportText,
} from './naive-server-report.ts'
import { listening, oddity } from './serving.ts'
import { Conversation } from './subject/conversation.ts'
import type { Subject } from './subject/subject.ts'
import { SubjectEnded } from './subject/talk.ts'
import { CheckFailed, type ExchangeStep, type Said } from './verdict/evidence.ts'

/** What a client does: sends one chunk, in one write or in several, or ends as clients do. */
export interface Act {
  client: string
  does: readonly Buffer[] | 'end' | 'reset' | 'leave'
}

interface Step extends ExchangeStep {
  isRight: boolean
  /** What came of a chunk. */
  reports: Report[]
}

/** What is usually wrong where a check fails, and how its reports are compared. */
export interface Usual {
  usually: readonly Fault[]
  textOf?: ReportText
}

const CALL = 'createNaiveServer(report)'

export class NaiveServerTrial {
  readonly #conversation: Conversation
  readonly #port: number
  readonly #usually: readonly Fault[]
  readonly #textOf: ReportText
  readonly #sockets = new Map<string, Client>()
  readonly #steps: Step[] = []
  #reports = 0

  private constructor(
    conversation: Conversation,
    port: number,
    { usually, textOf = reportText }: Usual,
  ) {
    this.#conversation = conversation
    this.#port = port
    this.#usually = usually
    this.#textOf = textOf
  }

  /** Has the server made and plays `acts` to it; fails where it reports something else. */
  static async play(subject: Subject, acts: readonly Act[], usual: Usual): Promise<void> {
    const request = { op: 'serve', name: 'createNaiveServer', given: 'report' } as const
    const conversation = await Conversation.open(subject, request)
    try {
      const port = await listening(conversation, CALL)
      await new NaiveServerTrial(conversation, port, usual).#play(acts)
    } finally {
      await conversation.close().catch(() => {})
    }
  }

  async #play(acts: readonly Act[]): Promise<void> {
    try {
      for (const act of acts) await this.#act(act)
      await this.#seeNoMore()
    } catch (error) {
      throw error instanceof SubjectEnded ? this.#endedBy(error) : error
    } finally {
      for (const { socket } of this.#sockets.values()) socket.destroy()
    }
    this.#seeRight()
  }

  async #act({ client, does }: Act): Promise<void> {
    if (typeof does === 'string') {
      await this.#leave(client, does)
      return
    }
    const chunk = Buffer.concat(does)
    const step = {
      from: client,
      sends: chunk,
      expected: this.#textOf(reportDue(chunk)),
      received: NOTHING as Said,
      isRight: false,
      reports: [],
    }
    this.#steps.push(step)
    const { socket } = await this.#clientOf(client)
    const hasRead = () => this.#conversation.next('report', this.#reports)
    if (does.length === 1) await writeInLockstep(socket, does, hasRead)
    else if (socket.writable) {
      await writeCoalesced(socket, does)
      await hasRead()
    }
    this.#takeReports(step)
  }

  // Reports come in the order of the chunks: each step takes those that came until the next one.
  #takeReports(step: Step): void {
    const all = this.#conversation.all('report')
    const since = all.slice(this.#reports)
    if (since.length === 0) return
    this.#reports = all.length
    step.reports.push(...since)
    step.received = step.reports.map(this.#textOf).join(' + ')
    step.isRight = step.received === step.expected
  }

  async #leave(client: string, does: 'end' | 'reset' | 'leave'): Promise<void> {
    const { socket, ended } = await this.#clientOf(client)
    const isEnd = does === 'end'
    const step = {
      from: client,
      sends: ({ exchange }) => exchange.acts[does],
      expected: isEnd ? ENDS : RUNS_ON,
      received: (isEnd ? DOES_NOT_END : RUNS_ON) as Said,
      isRight: !isEnd,
      reports: [],
    } satisfies Step
    this.#steps.push(step)
    if (does === 'reset') await resetAfter(socket, Buffer.alloc(0))
    if (does === 'leave') socket.destroy()
    if (isEnd) {
      await halfClose(socket)
      const isEnded = await this.#conversation.until(() => ended() || undefined)
      if (isEnded) Object.assign(step, { received: ENDS, isRight: true })
      return
    }
    // The server has read the reset before the next client comes.
    await this.#conversation.quiet()
  }

  async #clientOf(name: string): Promise<Client> {
    const known = this.#sockets.get(name)
    if (known) return known
    const socket = connect({ port: this.#port, host: '127.0.0.1', allowHalfOpen: true })
    let isEnded = false
    const client = { socket, ended: () => isEnded }
    this.#sockets.set(name, client)
    // The judge needs no telling that a server went away: it sees that nothing is reported.
    socket.on('error', () => {})
    socket.on('end', () => {
      isEnded = true
      this.#conversation.poke()
    })
    socket.resume()
    await Promise.race([once(socket, 'connect'), once(socket, 'close')]).catch(() => {})
    return client
  }

  // A report too many may still be on its way.
  async #seeNoMore(): Promise<void> {
    await this.#conversation.quiet()
    const last = this.#steps.findLast(({ sends }) => Buffer.isBuffer(sends))
    if (last) this.#takeReports(last)
    for (const odd of this.#conversation.all('odd')) throw oddity(odd, CALL, this.#steps)
  }

  #seeRight(): void {
    const wrong = this.#steps.findIndex(({ isRight }) => !isRight)
    if (wrong === -1) return
    // What came after the first wrong step may have gone wrong with it.
    this.#steps.length = wrong + 1
    const { sends, reports } = this.#steps[wrong] as Step
    const fault = Buffer.isBuffer(sends) ? faultIn(reports, sends) : 'end'
    const isAside = !this.#usually.includes(fault)
    const because = this.#because(fault, wrong)
    const reason = because && { because }
    const exchange = this.#exchange()
    throw new CheckFailed({ kind: 'exchange', exchange, isAside, ...reason })
  }

  #because(fault: Fault, wrong: number): Said | undefined {
    if (fault === 'error') return ({ exchange }) => exchange.ownError
    if (fault === 'no report' && wrong === 0) return ({ exchange }) => exchange.noReport
    const { sends, reports } = this.#steps[wrong] as Step
    const isJson = Buffer.isBuffer(sends) && reportDue(sends).error === undefined
    if (fault !== 'value' || !isJson || !reports[0]?.error) return undefined
    return ({ exchange }) => exchange.isJson
  }

  #endedBy({ ending }: SubjectEnded): CheckFailed {
    const last = this.#steps.at(-1)
    if (last) last.received = ({ drawing }) => drawing.noAnswer
    return new CheckFailed({ kind: 'ended', ending, exchange: this.#exchange() })
  }

  #exchange(): { call: string; steps: ExchangeStep[] } {
    const isOne = this.#steps.every(({ from }) => from === this.#steps[0]?.from)
    const steps = this.#steps.map((step) => (isOne ? { ...step, from: undefined } : step))
    return { call: CALL, steps }
  }
}

interface Client {
  socket: Socket
  ended: () => boolean
}

const NOTHING: Said = ({ exchange }) => exchange.nothing
const ENDS: Said = ({ exchange }) => exchange.ends
const DOES_NOT_END: Said = ({ exchange }) => exchange.doesNotEnd
const RUNS_ON: Said = ({ exchange }) => exchange.runsOn
