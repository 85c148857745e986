// Drives one decoder of the learner's: builds it, hears its errors, pushes chunks, and takes what a
// push returned exactly once, as plain strings.

import type { DecoderPlan } from '../messages.ts'
import {
  Dictionary,
  isArray,
  isBytes,
  isConstructor,
  latin1Of,
  stringify,
} from './captured.ts'
import { nameOf, thrownJson } from './describe.ts'
import { errorJson } from './errors.ts'
import { Kept } from './kept.ts'

type Listener = (event: unknown) => void
type Loaded = Record<string, unknown>

interface Instance {
  on?: (name: 'error', listener: Listener) => void
  addEventListener?: (name: 'error', listener: Listener) => void
  push: (chunk: Buffer) => unknown
  end?: () => unknown
}

let knownClass: unknown

export interface DrivenOptions {
  describesErrors?: boolean
  /** Whether what was returned is kept, to be looked at again. */
  keeps?: boolean
}

export class Driven {
  /** Messages that the last push returned: `messages[0]` to `messages[messageCount - 1]`. */
  readonly messages = new Dictionary<string>()
  messageCount = 0
  /** Errors emitted since the decoder was built. */
  errorCount = 0
  /** `Oddity` as JSON text, once a push did what no push may do; nothing is pushed after it. */
  oddity = ''
  /** `ErrorSeen[]` as JSON text without its brackets, since the last push; only where asked for. */
  errorsJson = ''

  readonly #plan: DecoderPlan
  readonly #loaded: Loaded
  readonly #describesErrors: boolean
  readonly #kept: Kept | undefined
  #instance: Instance | undefined

  constructor(
    loaded: Loaded,
    plan: DecoderPlan,
    { describesErrors = false, keeps = false }: DrivenOptions,
  ) {
    this.#plan = plan
    this.#loaded = loaded
    this.#describesErrors = describesErrors
    this.#kept = keeps ? new Kept() : undefined
    try {
      this.#instance = this.#build()
    } catch (thrown) {
      this.oddity = `{"kind":"threw","by":"constructor","thrown":${thrownJson(thrown)}}`
    }
  }

  #build(): Instance | undefined {
    const { className, maxBytes } = this.#plan
    const Decoder = this.#loaded[className] as new (maxBytes?: number) => Instance
    // Asked once: a sweep builds a hundred thousand.
    if (Decoder !== knownClass && !isConstructor(Decoder)) {
      this.oddity = `{"kind":"no-class","got":${stringify(nameOf(Decoder))}}`
      return undefined
    }
    knownClass = Decoder
    const instance = maxBytes === null ? new Decoder() : new Decoder(maxBytes)
    if (typeof instance.push !== 'function') {
      this.oddity = `{"kind":"no-method","method":"push","got":${stringify(nameOf(instance.push))}}`
      return undefined
    }
    const hear = (event: unknown): void => this.#hear(event)
    if (typeof instance.on === 'function') instance.on('error', hear)
    else if (typeof instance.addEventListener === 'function')
      instance.addEventListener('error', hear)
    return instance
  }

  #hear(event: unknown): void {
    this.errorCount += 1
    if (!this.#describesErrors) return
    const comma = this.errorsJson === '' ? '' : ','
    this.errorsJson += comma + errorJson(event, this.#loaded, this.#plan)
  }

  /** Pushes a chunk. `mostMessages` is how many messages the bytes so far can hold. */
  push(chunk: Buffer, mostMessages: number): void {
    this.messageCount = 0
    this.errorsJson = ''
    if (this.oddity !== '') return
    try {
      const returned = (this.#instance as Instance).push(chunk)
      if (isArray(returned)) this.#take(returned, mostMessages)
      else this.#seeOdd('not-array', returned)
    } catch (thrown) {
      this.messageCount = 0
      this.oddity = `{"kind":"threw","by":"push","thrown":${thrownJson(thrown)}}`
    }
  }

  #take(returned: unknown[], mostMessages: number): void {
    const count = returned.length
    if (typeof count !== 'number' || count > mostMessages) {
      this.oddity = `{"kind":"too-many","count":${stringify(+count)}}`
      return
    }
    for (let i = 0; i < count; i++) {
      const message = returned[i]
      const text = this.#textOf(message)
      if (text === undefined) {
        this.#seeOdd('not-message', message)
        return
      }
      this.messages[i] = text
      this.messageCount = i + 1
      this.#kept?.add(message, text)
    }
  }

  #textOf(message: unknown): string | undefined {
    if (this.#plan.returns === 'text')
      return typeof message === 'string' ? message : undefined
    return isBytes(message) ? latin1Of(message) : undefined
  }

  #seeOdd(kind: 'not-array' | 'not-message', got: unknown): void {
    const { returns } = this.#plan
    this.oddity = `{"kind":"${kind}","returns":"${returns}","got":${stringify(nameOf(got))}}`
  }

  /** Looks again at all that was kept. */
  seeKept(): void {
    const changed = this.#kept?.firstChanged((message) => this.#textOf(message))
    if (changed !== undefined && this.oddity === '') this.oddity = changed
  }

  end(): void {
    this.messageCount = 0
    this.errorsJson = ''
    if (this.oddity !== '') return
    try {
      const instance = this.#instance as Instance
      if (typeof instance.end === 'function') instance.end()
      else
        this.oddity = `{"kind":"no-method","method":"end","got":${stringify(nameOf(instance.end))}}`
    } catch (thrown) {
      this.oddity = `{"kind":"threw","by":"end","thrown":${thrownJson(thrown)}}`
    }
  }

  /** `PushSeen` of the last push as JSON text. */
  pushJson(): string {
    let messages = ''
    for (let i = 0; i < this.messageCount; i++)
      messages += `${i === 0 ? '' : ','}${stringify(this.messages[i])}`
    const oddity = this.oddity === '' ? '' : `,"oddity":${this.oddity}`
    return `{"messages":[${messages}],"errors":[${this.errorsJson}]${oddity}}`
  }
}
