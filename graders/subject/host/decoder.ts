// Drives one decoder of the learner's: builds it, hears its errors, pushes chunks, and takes what a
// push returned exactly once, as plain strings.

import type { DecoderPlan } from '../messages.ts'
import { AnyError, AnyEvent, isArray, isConstructor, stringify } from './captured.ts'
import { nameOf, thrownJson } from './describe.ts'

type Listener = (event: unknown) => void
type Loaded = Record<string, unknown>

interface Instance {
  on?: (name: 'error', listener: Listener) => void
  addEventListener?: (name: 'error', listener: Listener) => void
  push: (chunk: Buffer) => unknown
}

let knownClass: unknown

export class Driven {
  /** Lines that the last push returned: `lines[0]` to `lines[lineCount - 1]`. */
  readonly lines: { [index: number]: string } = { __proto__: null } as never
  lineCount = 0
  /** Errors emitted since the decoder was built. */
  errorCount = 0
  /** `Oddity` as JSON text, once a push did what no push may do; nothing is pushed after it. */
  oddity = ''
  /** `ErrorSeen[]` as JSON text without its brackets, of the last push; only where asked for. */
  errorsJson = ''

  readonly #plan: DecoderPlan
  readonly #loaded: Loaded
  readonly #describeErrors: boolean
  #instance: Instance | undefined

  constructor(loaded: Loaded, plan: DecoderPlan, describeErrors: boolean) {
    this.#plan = plan
    this.#loaded = loaded
    this.#describeErrors = describeErrors
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
      this.oddity = `{"kind":"no-push","got":${stringify(nameOf(instance.push))}}`
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
    if (!this.#describeErrors) return
    const comma = this.errorsJson === '' ? '' : ','
    this.errorsJson += comma + errorJson(event, this.#loaded[this.#plan.errorName])
  }

  /** Pushes a chunk. `mostLines` is how many lines the bytes so far can hold. */
  push(chunk: Buffer, mostLines: number): void {
    this.lineCount = 0
    this.errorsJson = ''
    if (this.oddity !== '') return
    try {
      const returned = (this.#instance as Instance).push(chunk)
      if (isArray(returned)) this.#take(returned, mostLines)
      else this.oddity = `{"kind":"not-array","got":${stringify(nameOf(returned))}}`
    } catch (thrown) {
      this.lineCount = 0
      this.oddity = `{"kind":"threw","by":"push","thrown":${thrownJson(thrown)}}`
    }
  }

  #take(returned: unknown[], mostLines: number): void {
    const count = returned.length
    if (typeof count !== 'number' || count > mostLines) {
      this.oddity = `{"kind":"too-many","count":${stringify(+count)}}`
      return
    }
    for (let i = 0; i < count; i++) {
      const line = returned[i]
      if (typeof line !== 'string') {
        this.oddity = `{"kind":"not-string","got":${stringify(nameOf(line))}}`
        return
      }
      this.lines[i] = line
      this.lineCount = i + 1
    }
  }

  /** `PushSeen` of the last push as JSON text. */
  pushJson(): string {
    let lines = ''
    for (let i = 0; i < this.lineCount; i++)
      lines += `${i === 0 ? '' : ','}${stringify(this.lines[i])}`
    const oddity = this.oddity === '' ? '' : `,"oddity":${this.oddity}`
    return `{"lines":[${lines}],"errors":[${this.errorsJson}]${oddity}}`
  }
}

// An event of an EventTarget carries the error; an EventEmitter hands it over bare.
function errorJson(event: unknown, NamedError: unknown): string {
  const isExported = typeof NamedError === 'function'
  let isError = false
  let isNamed = false
  let maxBytes: unknown
  let error = event
  try {
    if (event instanceof AnyEvent) {
      const carrier = event as { error?: unknown; detail?: unknown }
      error = carrier.error ?? carrier.detail
    }
    isError = error instanceof AnyError
    isNamed = isExported && error instanceof NamedError
    maxBytes = (error as { maxBytes?: unknown }).maxBytes
  } catch {
    // Whatever could not be read stays as it is: not an error of the contract.
  }
  const limit = typeof maxBytes === 'number' ? stringify(maxBytes) : 'null'
  const what = stringify(nameOf(error))
  return (
    `{"what":${what},"isError":${isError},"isExported":${isExported},` +
    `"isNamed":${isNamed},"maxBytes":${limit}}`
  )
}
