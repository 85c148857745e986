// What a sweep saw, each thing once: how often, and where with the fewest chunks and bytes.
// Dictionaries have no prototype, for no patch of Map or Array reaches them.

import { Counters } from './captured.ts'

const MOST_RECORDS = 2000
const ERRORS_BASE = 4096

/** A push at which something was seen. */
export interface Seen {
  /** Pushes so far, this one included. */
  chunks: number
  pushedBytes: number
  /** Number of the cutting. */
  cutting: number
}

interface Sighting extends Seen {
  json: string
  times: number
}

/** Writes where something was seen, as JSON text. */
export type Witness = (seen: Seen) => string

export class Sightings {
  readonly #all: { [key: string]: Sighting } = { __proto__: null } as never
  #records = 0

  /** `json` says what was seen, without the braces; `key` tells it from anything else. */
  see(key: string | number, json: string, { chunks, pushedBytes, cutting }: Seen): void {
    const known = this.#all[key]
    if (known === undefined) {
      if (this.#records >= MOST_RECORDS) return
      this.#records += 1
      this.#all[key] = {
        __proto__: null,
        json,
        times: 1,
        chunks,
        pushedBytes,
        cutting,
      } as never
      return
    }
    known.times += 1
    const isSmaller =
      chunks < known.chunks ||
      (chunks === known.chunks && pushedBytes < known.pushedBytes)
    if (!isSmaller) return
    known.chunks = chunks
    known.pushedBytes = pushedBytes
    known.cutting = cutting
  }

  /** Counts one more of what was seen with fewer chunks before; false where it was not. */
  seeAgain(key: string | number, chunks: number): boolean {
    const known = this.#all[key]
    if (known === undefined || known.chunks > chunks) return false
    known.times += 1
    return true
  }

  json(witness: Witness): string {
    let json = ''
    for (const key in this.#all) {
      const sighting = this.#all[key] as Sighting
      const comma = json === '' ? '' : ','
      json += `${comma}{${sighting.json},"times":${sighting.times},"witness":${witness(sighting)}}`
    }
    return json
  }
}

/** Numbers of messages and errors by bytes pushed: the usual ones as numbers, others as sightings. */
export class CountSightings {
  readonly #others = new Sightings()
  readonly #usual: Int32Array
  readonly #times: Int32Array
  readonly #chunks: Int32Array
  readonly #cutting: Int32Array

  constructor(streamBytes: number) {
    this.#usual = new Counters(streamBytes + 1)
    this.#times = new Counters(streamBytes + 1)
    this.#chunks = new Counters(streamBytes + 1)
    this.#cutting = new Counters(streamBytes + 1)
  }

  see(messages: number, errors: number, seen: Seen): void {
    const at = seen.pushedBytes
    const counted = errors < ERRORS_BASE ? errors : ERRORS_BASE - 1
    // One more than the state, for 0 is none.
    const state = messages * ERRORS_BASE + counted + 1
    const isFirst = this.#usual[at] === 0
    if (isFirst) this.#usual[at] = state
    if (this.#usual[at] !== state) {
      this.#others.see(
        `${at}:${state}`,
        `"messages":${messages},"errors":${errors}`,
        seen,
      )
      return
    }
    this.#times[at] = (this.#times[at] as number) + 1
    if (!isFirst && seen.chunks >= (this.#chunks[at] as number)) return
    this.#chunks[at] = seen.chunks
    this.#cutting[at] = seen.cutting
  }

  json(witness: Witness): string {
    let json = this.#others.json(witness)
    for (let at = 0; at < this.#usual.length; at++) {
      const state = (this.#usual[at] as number) - 1
      if (state < 0) continue
      const errors = state % ERRORS_BASE
      const chunks = this.#chunks[at] as number
      const cutting = this.#cutting[at] as number
      const where = witness({ chunks, pushedBytes: at, cutting })
      const comma = json === '' ? '' : ','
      json +=
        `${comma}{"messages":${(state - errors) / ERRORS_BASE},"errors":${errors},` +
        `"times":${this.#times[at]},"witness":${where}}`
    }
    return json
  }
}
