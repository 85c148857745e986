// Feeds one stream in very many cuttings, and reports only what differs: for each number of bytes
// pushed, how many lines and errors had come, and for each line its text. Right code gives one
// answer for each, however the stream was cut.

import type { SweepRequest } from '../messages.ts'
import { stringify } from './captured.ts'
import { Driven } from './decoder.ts'
import { atCutting } from './progress.ts'
import { CountSightings, type Seen, Sightings } from './sightings.ts'
import { bytesOf, Copies } from './stream.ts'

export class Sweep {
  readonly #request: SweepRequest
  readonly #loaded: Record<string, unknown>
  readonly #streamBytes: number
  readonly #copies: Copies
  readonly #counts: CountSightings
  readonly #texts = new Sightings()
  readonly #oddities = new Sightings()
  readonly #usualText: { [index: number]: string } = { __proto__: null } as never
  #pushedBytes = 0

  constructor(loaded: Record<string, unknown>, request: SweepRequest) {
    this.#loaded = loaded
    this.#request = request
    const stream = bytesOf(request.stream)
    this.#streamBytes = stream.length
    this.#copies = new Copies(stream)
    this.#counts = new CountSightings(stream.length)
  }

  run(): string {
    const { cuttings } = this.#request
    const total = cuttings === 'every' ? 2 ** (this.#streamBytes - 1) : cuttings.length
    for (let cutting = 0; cutting < total; cutting++) {
      atCutting(cutting)
      this.#feed(cutting)
    }
    const witness = (seen: Seen): string => this.#witness(seen)
    return (
      `{"cuttings":${total},"pushedBytes":${this.#pushedBytes},` +
      `"counts":[${this.#counts.json(witness)}],"texts":[${this.#texts.json(witness)}],` +
      `"oddities":[${this.#oddities.json(witness)}]}`
    )
  }

  #feed(cutting: number): void {
    const driven = new Driven(this.#loaded, this.#request.decoder, false)
    this.#copies.renew()
    let lines = 0
    let start = 0
    let end = 0
    for (let chunks = 1; chunks === 1 || end !== -1; chunks++) {
      end = this.#cutAfter(cutting, chunks - 1, start)
      const to = end === -1 ? this.#streamBytes : end
      driven.push(this.#copies.chunk(start, to), this.#streamBytes + 1)
      this.#pushedBytes += to - start
      const seen = { chunks, pushedBytes: to, cutting }
      if (driven.oddity !== '') {
        this.#oddities.see(driven.oddity, `"oddity":${driven.oddity}`, seen)
        return
      }
      for (let i = 0; i < driven.lineCount; i++)
        this.#seeText(lines + i, driven.lines[i] as string, seen)
      lines += driven.lineCount
      this.#counts.see(lines, driven.errorCount, seen)
      start = to
    }
  }

  // The offset at which chunk number `chunk`, which starts at `start`, is cut off; -1 for the last.
  #cutAfter(cutting: number, chunk: number, start: number): number {
    const { cuttings } = this.#request
    if (cuttings !== 'every') return cuttings[cutting]?.[chunk] ?? -1
    for (let at = start + 1; at < this.#streamBytes; at++)
      if (((cutting >>> (at - 1)) & 1) === 1) return at
    return -1
  }

  #seeText(index: number, text: string, seen: Seen): void {
    if (this.#usualText[index] === undefined) this.#usualText[index] = text
    const key = this.#usualText[index] === text ? index : `${index}:${text}`
    if (this.#texts.seeAgain(key, seen.chunks)) return
    this.#texts.see(key, `"index":${index},"text":${stringify(text)}`, seen)
  }

  #witness({ chunks, pushedBytes, cutting }: Seen): string {
    let cuts = ''
    let start = 0
    for (let i = 0; i < chunks - 1; i++) {
      start = this.#cutAfter(cutting, i, start)
      cuts += `${i === 0 ? '' : ','}${start}`
    }
    return `{"pushedBytes":${pushedBytes},"chunks":${chunks},"cutting":[${cuts}]}`
  }
}
