// What the host needs from the runtime, taken before the learner's file loads: a patched prototype,
// a replaced global or function then changes nothing that is measured or reported. The host holds
// to three rules more: no iterator, no promise and no array method once that file is loaded.

import { types } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

export const { isArray } = Array
export const { isUint8Array: isBytes } = types
export const { keys, getPrototypeOf: prototypeOf } = Object
const { getOwnPropertyDescriptor: descriptorOf } = Object
export const { max, min } = Math
export const { parse, stringify } = JSON
export const { memoryUsage, cpuUsage } = process
export const bufferFrom = Buffer.from
export const { byteLength } = Buffer
export const nextTurn = setImmediate
export const afterTimers = (work: () => void): void => {
  const timer: OwnTimer = setTimer(work, 1)
  timer[own] = true
}
export const now = performance.now.bind(performance)

// An object that inherits nothing, from which no patch can be read; `{ __proto__: null }` is the same, and
// ten times as slow to make.
function Nothing(this: object): void {}
Nothing.prototype = Object.create(null)
export const Dictionary = Nothing as unknown as new <T>() => { [index: number]: T }

export const Bytes = Uint8Array
export const Counters = Int32Array
export const Memory = ArrayBuffer
export const AnyError = Error
export const AnyRangeError = RangeError
export const AnySyntaxError = SyntaxError
export const AnyEvent = Event
export const AnyPromise = Promise

const setTimer = setTimeout
const setRepeated = setInterval
export const stop = clearInterval
export const every = (ms: number, work: () => void): NodeJS.Timeout =>
  setRepeated(work, ms).unref()
const { getActiveResourcesInfo } = process

const own = Symbol('a timer of the host')
type OwnTimer = NodeJS.Timeout & { [own]?: true }
const anyTimer = setTimer(() => {}, 1)
const timerPrototype: unknown = prototypeOf(anyTimer)
stop(anyTimer)

/** Has a timer wait once more for as long as it says. */
export const refresh = Function.prototype.call.bind(anyTimer.refresh) as (
  timer: object,
) => void

/** Whether it is a timer that the learner's code has set. */
export const isTimer = (resource: object): boolean =>
  prototypeOf(resource) === timerPrototype && (resource as OwnTimer)[own] !== true

/** How many timers are left that would keep the process alive. */
export function countTimers(): number {
  const resources = getActiveResourcesInfo()
  let count = 0
  for (let i = 0; i < resources.length; i++) if (resources[i] === 'Timeout') count += 1
  return count
}

/** Whether a timer is left that would keep the process alive. */
export function hasTimer(): boolean {
  return countTimers() > 0
}

// What `fs` waits for, in callbacks and in promises.
const WORK_ON_FILES = { FSReqCallback: 1, FSReqPromise: 1, CloseReq: 1 } as {
  [name: string]: number
}

/** Whether something is to be done in the next turn. */
export function hasImmediate(): boolean {
  const resources = getActiveResourcesInfo()
  for (let i = 0; i < resources.length; i++) if (resources[i] === 'Immediate') return true
  return false
}

/** Whether something is being opened, read or closed at this moment. */
export function isWorkingOnFiles(): boolean {
  const resources = getActiveResourcesInfo()
  for (let i = 0; i < resources.length; i++)
    if (WORK_ON_FILES[resources[i] as string] === 1) return true
  return false
}

const { construct } = Reflect
const AnyClass = Object

/** Whether `new` can be used on it; none of its code is run. */
export function isConstructor(value: unknown): boolean {
  try {
    construct(AnyClass, [], value as never)
    return true
  } catch {
    return false
  }
}

const call = Function.prototype.call
export const indexOf = call.bind(String.prototype.indexOf) as (
  text: string,
  of: string,
) => number
export const sliceOf = call.bind(String.prototype.slice) as (
  text: string,
  from: number,
  to: number,
) => string
/** Bytes as text, one character a byte. */
export const latin1Of = call.bind(
  (Buffer.prototype as unknown as { latin1Slice: () => string }).latin1Slice,
) as (bytes: Uint8Array) => string
export const base64Of = call.bind(
  (Buffer.prototype as unknown as { base64Slice: () => string }).base64Slice,
) as (bytes: Uint8Array) => string
export const whenSettled = call.bind(Promise.prototype.then) as (
  promise: Promise<unknown>,
  resolved: (value: unknown) => void,
  rejected: (reason: unknown) => void,
) => void

export const Reference = WeakRef
export const derefOf = call.bind(WeakRef.prototype.deref) as <T>(
  reference: WeakRef<WeakKey & T>,
) => T | undefined

/** Reads a property as it is defined now, whatever is defined in its place later. */
export function getterOf<T>(prototype: object, name: string): (of: object) => T {
  for (let at: object | null = prototype; at !== null; at = prototypeOf(at)) {
    const get = descriptorOf(at, name)?.get
    if (get) return call.bind(get) as (of: object) => T
  }
  throw new Error(`no getter ${name}`)
}

/** What is kept under `name` itself; no getter is called. */
export function ownValue(of: object, name: string): unknown {
  return descriptorOf(of, name)?.value
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()
export const encode = encoder.encode.bind(encoder)
export const decode = decoder.decode.bind(decoder)

// Asked for in another context, so that the learner's has no `gc`.
setFlagsFromString('--expose-gc')
export const collectGarbage = runInNewContext('gc') as () => void

/** Does `work` without recording stacks: an error then costs a tenth, and a sweep makes very many. */
export function withoutStacks<T>(work: () => T): T {
  const limit = AnyError.stackTraceLimit
  AnyError.stackTraceLimit = 0
  try {
    return work()
  } finally {
    AnyError.stackTraceLimit = limit
  }
}
