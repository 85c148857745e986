// Measures inside the subject, by functions taken before the learner's file loaded: the bytes that a
// decoder still holds after a collection, and its CPU time beside linear work on the same chunks.

import type { CostRequest, HoldRequest } from '../messages.ts'
import {
  Bytes,
  collectGarbage,
  cpuUsage,
  decode,
  Memory,
  max,
  memoryUsage,
  min,
  nextTurn,
} from './captured.ts'
import { Driven } from './decoder.ts'
import { atCutting } from './progress.ts'
import { bytesOf, patternChunk } from './stream.ts'

type Loaded = Record<string, unknown>

const LINE_FEED = 0x0a
const OPEN_CHUNK_BYTES = 64 * 1024
const MOST_HELD_BYTES = 4 * 1024 * 1024
const PUSHES_PER_TURN = 64
const MANY = 1_000_000

// A decoder that is tried again must not free what the last one hid.
const tried: { [index: number]: Driven } = { __proto__: null } as never
let triedCount = 0

/** Bytes on the heap and outside of it, `Buffer`s included, once what can be freed is freed. */
function measureHeld(done: (heldBytes: number) => void): void {
  collectGarbage()
  nextTurn(() => {
    collectGarbage()
    const { heapUsed, external } = memoryUsage()
    done(heapUsed + external)
  })
}

export function hold(
  loaded: Loaded,
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

// Pushes chunks that are given in base64; returns what each brought, as JSON text.
function pushAll(driven: Driven, chunks: readonly string[]): string {
  let json = ''
  for (let i = 0; i < chunks.length; i++) {
    const bytes = bytesOf(chunks[i] as string)
    driven.push(patternChunk(bytes, 0, bytes.length), MANY)
    json += `${i === 0 ? '' : ','}${driven.pushJson()}`
  }
  return json
}

// The messages of the last push are the caller's, not the decoder's.
function forget(driven: Driven): void {
  for (const index in driven.messages) delete driven.messages[index]
}

export function cost(loaded: Loaded, request: CostRequest): string {
  const { openBytes, chunks, chunkBytes, enoughRatio, enoughMicros } = request
  const pattern = bytesOf(request.pattern)
  const driven = new Driven(loaded, request.decoder, { describesErrors: true })
  const linear = new LinearWork()
  if (request.lead !== '') pushAll(driven, [request.lead])
  for (let at = 0; at < openBytes; at += OPEN_CHUNK_BYTES) {
    atCutting(at)
    const chunk = patternChunk(pattern, at, OPEN_CHUNK_BYTES)
    driven.push(chunk, MANY)
    linear.push(chunk)
  }
  const all: { [index: number]: Buffer } = { __proto__: null } as never
  const doLinear = (): void => {
    for (let i = 0; i < chunks; i++) {
      const chunk = patternChunk(pattern, i * chunkBytes, chunkBytes)
      linear.push(chunk)
      all[i] = chunk
    }
  }
  // Before the learner's pushes, whose garbage other threads free at any later time; twice, for the
  // first time is also the compiler's.
  const linearMicros = min(microsOf(doLinear), microsOf(doLinear))
  const enough = max(enoughRatio * linearMicros, enoughMicros)
  let learnerMicros = 0
  let pushed = 0
  while (pushed < chunks && driven.oddity === '' && learnerMicros < enough) {
    atCutting(pushed)
    learnerMicros += microsOf(() => {
      for (let i = 0; i < PUSHES_PER_TURN && pushed < chunks; i++, pushed++)
        driven.push(all[pushed] as Buffer, MANY)
    })
  }
  return (
    `{"learnerMicros":${learnerMicros},"linearMicros":${linearMicros},` +
    `"pushed":${pushed},"tails":[${pushAll(driven, request.tails)}]}`
  )
}

function microsOf(work: () => void): number {
  const before = cpuUsage()
  work()
  const after = cpuUsage()
  return after.user - before.user + after.system - before.system
}

/** What any decoder has to do: look at each byte once, keep it once, decode each line once. */
class LinearWork {
  readonly #memory = new Memory(MOST_HELD_BYTES)
  readonly #bytes = new Bytes(this.#memory)
  #length = 0
  characters = 0

  push(chunk: Uint8Array): void {
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] as number
      if (byte === LINE_FEED) {
        const line = new Bytes(this.#memory, 0, this.#length)
        this.characters += decode(line).length
        this.#length = 0
      } else {
        this.#bytes[this.#length] = byte
        this.#length = (this.#length + 1) % MOST_HELD_BYTES
      }
    }
  }
}
