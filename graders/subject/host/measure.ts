// Measures inside the subject, by functions taken before the learner's file loaded: the bytes that a
// decoder still holds after a collection, and its CPU time beside linear work on the same chunks.

import type { CostRequest, HoldRequest } from '../messages.ts'
import { collectGarbage, cpuUsage, max, memoryUsage, nextTurn } from './captured.ts'
import { Driven } from './decoder.ts'
import { atCutting } from './progress.ts'
import { bytesOf, patternChunk } from './stream.ts'

type Loaded = Record<string, unknown>

const LINE_FEED = 0x0a
const END_OF_LINE = new Uint8Array([LINE_FEED])
const OPEN_CHUNK_BYTES = 64 * 1024
const PUSHES_PER_TURN = 256
const MANY = 1_000_000

/** Bytes on the heap and outside of it, `Buffer`s included, once what can be freed is freed. */
async function heldBytes(): Promise<number> {
  for (let i = 0; i < 2; i++) {
    collectGarbage()
    await new Promise<void>((resolve) => nextTurn(resolve))
  }
  const { heapUsed, external } = memoryUsage()
  return heapUsed + external
}

export async function hold(loaded: Loaded, request: HoldRequest): Promise<string> {
  const pattern = bytesOf(request.pattern)
  const driven = new Driven(loaded, request.decoder, true)
  pushTails(driven, request)
  const before = await heldBytes()
  const { chunkBytes, chunks } = request
  for (let i = 0; i < chunks; i++) {
    atCutting(i)
    driven.push(patternChunk(pattern, i * chunkBytes, chunkBytes), chunkBytes + 1)
  }
  forget(driven)
  const held = (await heldBytes()) - before
  return `{"heldBytes":${held},"tails":[${pushTails(driven, request)}]}`
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
  const { chunks, chunkBytes, enoughRatio, enoughMicros } = request
  const pattern = bytesOf(request.pattern)
  const open = bytesOf(request.open)
  const driven = new Driven(loaded, request.decoder, true)
  const linear = new LinearWork()
  for (let at = 0; at < open.length; at += OPEN_CHUNK_BYTES) {
    const chunk = patternChunk(open, at, OPEN_CHUNK_BYTES)
    driven.push(chunk, MANY)
    linear.push(chunk)
  }
  let learnerMicros = 0
  let linearMicros = 0
  let pushed = 0
  while (pushed < chunks && driven.oddity === '') {
    atCutting(pushed)
    const turn: { [index: number]: Buffer } = { __proto__: null } as never
    let count = 0
    for (; count < PUSHES_PER_TURN && pushed < chunks; count++, pushed++)
      turn[count] = patternChunk(pattern, pushed * chunkBytes, chunkBytes)
    linearMicros += microsOf(() => {
      for (let i = 0; i < count; i++) linear.push(turn[i] as Buffer)
    })
    learnerMicros += microsOf(() => {
      for (let i = 0; i < count; i++) driven.push(turn[i] as Buffer, MANY)
    })
    const allLinearMicros = (linearMicros * chunks) / pushed
    if (learnerMicros > max(enoughRatio * allLinearMicros, enoughMicros)) break
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

/** What any decoder has to do: look at each byte once, keep each once, decode each line once. */
class LinearWork {
  readonly #bytes = new Uint8Array(2 * 1024 * 1024)
  readonly #decoder = new TextDecoder()
  #length = 0
  characters = 0

  push(chunk: Uint8Array): void {
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] as number
      if (byte === LINE_FEED) {
        const line = new Uint8Array(this.#bytes.buffer, 0, this.#length)
        this.characters += this.#decoder.decode(line).length
        this.#length = 0
      } else {
        this.#bytes[this.#length] = byte
        this.#length += 1
      }
    }
  }
}
