// Measures the bytes that a decoder still holds after a collection, by functions taken before the
// learner's file loaded.

import type { HoldRequest } from '../messages.ts'
import { collectGarbage, memoryUsage, nextTurn } from './captured.ts'
import { Driven } from './decoder.ts'
import { atCutting } from './progress.ts'
import { pushAll } from './push-all.ts'
import { bytesOf, patternChunk } from './stream.ts'

// A decoder that is tried again must not free what the last one hid.
const tried: { [index: number]: Driven } = { __proto__: null } as never
let triedCount = 0

export function hold(
  loaded: Record<string, unknown>,
  request: HoldRequest,
  done: (reply: string) => void,
): void {
  const { chunkBytes, chunks } = request
  const pattern = bytesOf(request.pattern)
  const driven = new Driven(loaded, request.decoder, { describesErrors: true })
  if (request.isFirst) triedCount = 0
  tried[triedCount] = driven
  triedCount += 1
  const heads = pushAll(driven, request.tails)
  if (request.lead !== '') pushAll(driven, [request.lead])
  measureHeld((before) => {
    for (let i = 0; i < chunks; i++) {
      atCutting(i)
      driven.push(patternChunk(pattern, i * chunkBytes, chunkBytes), chunkBytes + 1)
    }
    forget(driven)
    measureHeld((after) => {
      const resident = growth(driven, pattern, request)
      done(
        `{"heldBytes":${after - before},${resident},` +
          `"heads":[${heads}],"tails":[${pushAll(driven, request.tails)}]}`,
      )
    })
  })
}

/** Bytes on the heap and outside of it, `Buffer`s included, once what can be freed is freed. */
function measureHeld(done: (heldBytes: number) => void): void {
  collectGarbage()
  nextTurn(() => {
    collectGarbage()
    const { heapUsed, external } = memoryUsage()
    done(heapUsed + external)
  })
}

// What Node counts is not all that can be held: a Blob, a message that nobody takes, the environment
// lie elsewhere. One chunk is pushed over and over, so that no new chunks make the process grow. Told is
// what the process takes before and after.
function growth(
  driven: Driven,
  pattern: Uint8Array,
  { chunkBytes, repeatedChunks }: HoldRequest,
): string {
  const chunk = patternChunk(pattern, 0, chunkBytes)
  const before = memoryUsage().rss
  for (let i = 0; i < repeatedChunks; i++) {
    atCutting(i)
    if (i * 2 === repeatedChunks) collectGarbage()
    driven.push(chunk, chunkBytes + 1)
  }
  forget(driven)
  collectGarbage()
  return `"residentBefore":${before},"residentAfter":${memoryUsage().rss}`
}

// The messages of the last push are the caller's, not the decoder's.
function forget(driven: Driven): void {
  for (const index in driven.messages) delete driven.messages[index]
}
