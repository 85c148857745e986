// Feeds one stream in very many cuttings, and reports only what differs: for each number of bytes
// pushed, how many lines and errors had come, and for each line its text. Right code gives one
// answer for each, however the stream was cut.

import type { SweepRequest } from '../messages.ts'
import { Counters, stringify } from './captured.ts'
import { Driven } from './decoder.ts'
import { atCutting } from './progress.ts'
import { bytesOf, Copies } from './stream.ts'

const MOST_RECORDS = 2000
const ERRORS_BASE = 4096

/** One thing seen: how often, and where with the fewest chunks. */
interface Sighting {
  json: string
  times: number
  chunks: number
  pushedBytes: number
  index: number
}

type Sightings = { [key: string]: Sighting }

export class Sweep {
  readonly #request: SweepRequest
  readonly #loaded: Record<string, unknown>
  readonly #stream: Uint8Array
  readonly #copies: Copies
  // Dictionaries without a prototype, for no patch of Map or Array reaches them.
  readonly #counts: Sightings = { __proto__: null } as never
  readonly #texts: Sightings = { __proto__: null } as never
  readonly #oddities: Sightings = { __proto__: null } as never
  readonly #usualText: { [index: number]: string } = { __proto__: null } as never
  readonly #usual: Int32Array
  readonly #usualTimes: Int32Array
  readonly #usualChunks: Int32Array
  readonly #usualIndex: Int32Array
  #records = 0
  #pushedBytes = 0

  constructor(loaded: Record<string, unknown>, request: SweepRequest) {
    this.#loaded = loaded
    this.#request = request
    this.#stream = bytesOf(request.stream)
    this.#copies = new Copies(this.#stream)
    const states = this.#stream.length + 1
    this.#usual = new Counters(states)
    this.#usualTimes = new Counters(states)
    this.#usualChunks = new Counters(states)
    this.#usualIndex = new Counters(states)
  }

  run(): string {
    const { cuttings } = this.#request
    const total = cuttings === 'every' ? 2 ** (this.#stream.length - 1) : cuttings.length
    for (let index = 0; index < total; index++) {
      atCutting(index)
      this.#feed(index)
    }
    return (
      `{"cuttings":${total},"pushedBytes":${this.#pushedBytes},"counts":[${this.#countsJson()}],` +
      `"texts":[${this.#json(this.#texts)}],"oddities":[${this.#json(this.#oddities)}]}`
    )
  }

  #feed(index: number): void {
    const driven = new Driven(this.#loaded, this.#request.decoder, false)
    const end = this.#stream.length
    const mask = this.#request.cuttings === 'every' ? index : -1
    const cuts = mask < 0 ? (this.#request.cuttings[index] as readonly number[]) : []
    const cutCount = cuts.length
    let start = 0
    let chunks = 0
    let lines = 0
    let nextCut = 0
    this.#copies.renew()
    for (;;) {
      let to = end
      if (mask >= 0) {
        to = start + 1
        while (to < end && ((mask >>> (to - 1)) & 1) === 0) to += 1
      } else if (nextCut < cutCount) {
        to = cuts[nextCut] as number
        nextCut += 1
      }
      const isLast = mask >= 0 ? to === end : nextCut === cutCount && chunks === cutCount
      driven.push(this.#copies.chunk(start, to), end + 1)
      chunks += 1
      this.#pushedBytes += to - start
      if (driven.oddity !== '') {
        this.#see(
          this.#oddities,
          driven.oddity,
          `"oddity":${driven.oddity}`,
          chunks,
          to,
          index,
        )
        return
      }
      for (let i = 0; i < driven.lineCount; i++)
        this.#seeText(lines + i, driven.lines[i] as string, chunks, to, index)
      lines += driven.lineCount
      this.#seeCounts(lines, driven.errorCount, chunks, to, index)
      if (isLast) return
      start = to
    }
  }

  // The usual answer is compared as numbers; only what departs from it becomes a text.
  #seeCounts(
    lines: number,
    errors: number,
    chunks: number,
    at: number,
    index: number,
  ): void {
    const counted = errors < ERRORS_BASE ? errors : ERRORS_BASE - 1
    const state = lines * ERRORS_BASE + counted + 1
    if (this.#usual[at] === 0) {
      this.#usual[at] = state
      this.#usualChunks[at] = chunks + 1
    }
    if (this.#usual[at] === state) {
      this.#usualTimes[at] = (this.#usualTimes[at] as number) + 1
      if (chunks < (this.#usualChunks[at] as number)) {
        this.#usualChunks[at] = chunks
        this.#usualIndex[at] = index
      }
      return
    }
    const json = `"lines":${lines},"errors":${errors}`
    this.#see(this.#counts, `${at}:${state}`, json, chunks, at, index)
  }

  #seeText(line: number, text: string, chunks: number, at: number, index: number): void {
    if (this.#usualText[line] === undefined) this.#usualText[line] = text
    const key = this.#usualText[line] === text ? line : `${line}:${text}`
    const known = this.#texts[key]
    if (known !== undefined && known.chunks <= chunks) known.times += 1
    else
      this.#see(
        this.#texts,
        key,
        `"index":${line},"text":${stringify(text)}`,
        chunks,
        at,
        index,
      )
  }

  #see(
    all: Sightings,
    key: string | number,
    json: string,
    chunks: number,
    pushedBytes: number,
    index: number,
  ): void {
    const known = all[key]
    if (known === undefined) {
      if (this.#records >= MOST_RECORDS) return
      this.#records += 1
      all[key] = { __proto__: null, json, times: 1, chunks, pushedBytes, index } as never
      return
    }
    known.times += 1
    const isSmaller =
      chunks < known.chunks ||
      (chunks === known.chunks && pushedBytes < known.pushedBytes)
    if (!isSmaller) return
    known.chunks = chunks
    known.pushedBytes = pushedBytes
    known.index = index
  }

  #countsJson(): string {
    let json = this.#json(this.#counts)
    for (let at = 0; at < this.#usual.length; at++) {
      const state = (this.#usual[at] as number) - 1
      if (state < 0) continue
      const errors = state % ERRORS_BASE
      const seen = `"lines":${(state - errors) / ERRORS_BASE},"errors":${errors}`
      const witness = this.#witness(
        at,
        this.#usualChunks[at] as number,
        this.#usualIndex[at] as number,
      )
      const comma = json === '' ? '' : ','
      json += `${comma}{${seen},"times":${this.#usualTimes[at]},"witness":${witness}}`
    }
    return json
  }

  #json(all: Sightings): string {
    let json = ''
    for (const key in all) {
      const { json: seen, times, pushedBytes, chunks, index } = all[key] as Sighting
      const comma = json === '' ? '' : ','
      json += `${comma}{${seen},"times":${times},"witness":${this.#witness(pushedBytes, chunks, index)}}`
    }
    return json
  }

  #witness(pushedBytes: number, chunks: number, index: number): string {
    const { cuttings } = this.#request
    const offsets = cuttings === 'every' ? offsetsOf(index, pushedBytes) : cuttings[index]
    let cuts = ''
    for (let i = 0; i < chunks - 1; i++) cuts += `${i === 0 ? '' : ','}${offsets?.[i]}`
    return `{"pushedBytes":${pushedBytes},"chunks":${chunks},"cutting":[${cuts}]}`
  }
}

function offsetsOf(mask: number, below: number): { [index: number]: number } {
  const offsets: { [index: number]: number } = { __proto__: null } as never
  let count = 0
  for (let at = 1; at < below; at++) {
    if (((mask >>> (at - 1)) & 1) === 0) continue
    offsets[count] = at
    count += 1
  }
  return offsets
}
