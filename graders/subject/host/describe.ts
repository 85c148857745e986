// Puts values of the learner's code into JSON text without trusting them: a `toString` may throw,
// a getter may lie, a message may be endless.

import { sliceOf, stringify } from './captured.ts'

const LONGEST_TEXT = 2000

/** A short name for any value, such as `null`, `a promise`, `an object`, `the number 3`. */
export function nameOf(value: unknown): string {
  if (value === null) return 'null'
  if (
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  )
    return sliceOf(stringify(value) ?? 'NaN', 0, 80)
  if (typeof value === 'object') return sliceOf(classNameOf(value), 0, 80)
  return typeof value
}

function classNameOf(value: object): string {
  try {
    const name: unknown = value.constructor.name
    return typeof name === 'string' && name !== '' ? name : 'object'
  } catch {
    return 'object'
  }
}

/** `Thrown` as JSON text. */
export function thrownJson(value: unknown): string {
  if (typeof value !== 'object' || value === null)
    return `{"name":${stringify(nameOf(value))},"message":"","stack":""}`
  const name = textOf(value, 'name') || classNameOf(value)
  return (
    `{"name":${stringify(name)},"message":${stringify(textOf(value, 'message'))},` +
    `"stack":${stringify(textOf(value, 'stack'))}}`
  )
}

function textOf(value: object, property: 'name' | 'message' | 'stack'): string {
  try {
    const text: unknown = (value as Record<string, unknown>)[property]
    return typeof text === 'string' ? sliceOf(text, 0, LONGEST_TEXT) : ''
  } catch {
    return ''
  }
}
