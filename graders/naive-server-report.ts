// What a naive server reports of a chunk, and what it should report, as both are drawn.

import type { PeerEvent } from './subject/messages.ts'

export type Report = Extract<PeerEvent, { kind: 'report' }>

/** What a right server reports of a chunk, as it is drawn. */
export function reportDue(chunk: Buffer): string {
  try {
    const value = JSON.stringify(JSON.parse(chunk.toString()))
    return reportText({ kind: 'report', bytes: chunk.length, value })
  } catch {
    const error = { isError: true, what: 'SyntaxError' }
    return reportText({ kind: 'report', bytes: chunk.length, error })
  }
}

/** A report as it is drawn; whichever error it has, it has to be an `Error`. */
export function reportText({ bytes, value, error }: Report): string {
  const parts = [`bytes: ${bytes}`]
  if (value !== undefined) parts.push(`value: ${value}`)
  if (error !== undefined) parts.push(error.isError ? 'error' : `error: ${error.what}`)
  return parts.join(', ')
}
