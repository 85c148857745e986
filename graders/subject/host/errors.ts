// Describes an `'error'` event of a learner's decoder: what it carried, of which class, with which numbers.

import type { DecoderPlan } from '../messages.ts'
import { AnyError, AnyEvent, stringify } from './captured.ts'
import { nameOf } from './describe.ts'

/** `ErrorSeen` as JSON text. */
export function errorJson(
  event: unknown,
  loaded: Record<string, unknown>,
  { errorNames, errorNumbers }: DecoderPlan,
): string {
  const error = carriedBy(event)
  let exported = ''
  let named = ''
  for (let i = 0; i < errorNames.length; i++) {
    const name = errorNames[i] as string
    if (typeof loaded[name] !== 'function') continue
    exported += `${exported === '' ? '' : ','}${stringify(name)}`
    if (isInstance(error, loaded[name]))
      named += `${named === '' ? '' : ','}${stringify(name)}`
  }
  let numbers = ''
  for (let i = 0; i < errorNumbers.length; i++) {
    const name = errorNumbers[i] as string
    numbers += `${i === 0 ? '' : ','}${stringify(name)}:${numberOf(error, name)}`
  }
  return (
    `{"what":${stringify(nameOf(error))},"isError":${isInstance(error, AnyError)},` +
    `"exported":[${exported}],"named":[${named}],"numbers":{${numbers}}}`
  )
}

// An event of an EventTarget carries the error; an EventEmitter hands it over bare.
function carriedBy(event: unknown): unknown {
  try {
    if (!(event instanceof AnyEvent)) return event
    const carrier = event as { error?: unknown; detail?: unknown }
    return carrier.error ?? carrier.detail
  } catch {
    return undefined
  }
}

function isInstance(error: unknown, NamedError: unknown): boolean {
  try {
    return error instanceof (NamedError as new () => unknown)
  } catch {
    return false
  }
}

function numberOf(error: unknown, name: string): string {
  try {
    const value = (error as Record<string, unknown>)[name]
    return typeof value === 'number' ? (stringify(value) as string) : 'null'
  } catch {
    return 'null'
  }
}
