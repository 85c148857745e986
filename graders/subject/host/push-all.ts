// Pushes a few chunks whose messages nobody counts.

import type { Driven } from './decoder.ts'
import { bytesOf, patternChunk } from './stream.ts'

/** More messages than any chunk of a check holds. */
export const MANY = 1_000_000

/** Pushes chunks that are given in base64; returns what each brought, as JSON text. */
export function pushAll(driven: Driven, chunks: readonly string[]): string {
  let json = ''
  for (let i = 0; i < chunks.length; i++) {
    const bytes = bytesOf(chunks[i] as string)
    driven.push(patternChunk(bytes, 0, bytes.length), MANY)
    json += `${i === 0 ? '' : ','}${driven.pushJson()}`
  }
  return json
}
