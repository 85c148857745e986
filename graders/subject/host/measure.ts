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
const END_OF_LINE = new Bytes([LINE_FEED])
const OPEN_CHUNK_BYTES = 64 * 1024
const MOST_HELD_BYTES = 4 * 1024 * 1024
const PUSHES_PER_TURN = 64
const MANY = 1_000_000

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
  const driven = new Driven(loaded, request.decoder, true)
  pushTails(driven, request)
  measureHeld((before) => {
    for (let i = 0; i < chunks; i++) {
      atCutting(i)
      driven.push(patternChunk(pattern, i * chunkBytes, chunkBytes), chunkBytes + 1)
    }
    forget(driven)
    measureHeld((after) => {
      const resident = growth(driven, pattern, request)
      done(
        `{"heldBytes":${after - before},"residentBytes":${resident},` +
          `"tails":[${pushTails(driven, request)}]}`,
      )
    })
  })
}

// What Node counts is not all that can be held: a Blob, a message that nobody takes, the environment
// lie elsewhere. One chunk is pushed over and over, so that no new chunks make the process grow.
function growth(
  driven: Driven,
  pattern: Uint8Array,
  { chunkBytes, repeatedChunks }: HoldRequest,
): number {
  const chunk = patternChunk(pattern, 0, chunkBytes)
  const before = memoryUsage().rss
  for (let i = 0; i < repeatedChunks; i++) {
    atCutting(i)
    if (i * 2 === repeatedChunks) collectGarbage()
    driven.push(chunk, chunkBytes + 1)
  }
  forget(driven)
  collectGarbage()
  return memoryUsage().rss - before
}

// A line feed ends whatever line is open; then the tail is pushed twice.
function pushTails(driven: Driven, { tail, pattern }: HoldRequest | CostRequest): string {
  const bytes = bytesOf(tail)
  const open = bytesOf(pattern)
  if (open[open.length - 1] !== LINE_FEED)
    driven.push(patternChunk(END_OF_LINE, 0, 1), MANY)
  let json = ''
  for (let i = 0; i < 2; i++) {
    driven.push(patternChunk(bytes, 0, bytes.length), MANY)
    json += `${i === 0 ? '' : ','}${driven.pushJson()}`
  }
  return json
}

// The lines of the last push are the caller's, not the decoder's.
function forget(driven: Driven): void {
  for (const index in driven.lines) delete driven.lines[index]
}

export function cost(loaded: Loaded, request: CostRequest): string {
  const { openBytes, chunks, chunkBytes, enoughRatio, enoughMicros } = request
  const pattern = bytesOf(request.pattern)
  const driven = new Driven(loaded, request.decoder, true)
  const linear = new LinearWork()
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
    `"pushed":${pushed},"tails":[${pushTails(driven, request)}]}`
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
