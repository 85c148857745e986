// Feeds one stream in very many cuttings, and reports only what differs: for each number of bytes
// pushed, how many messages and errors had come, and for each message its text. Right code gives one
// answer for each, however the stream was cut.

import type { Cutting, SweepRequest } from '../messages.ts'
import { nextTurn, stringify, withoutStacks } from './captured.ts'
import { Driven } from './decoder.ts'
import { cutAfter, Feed } from './feed.ts'
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
    // end() counts as a byte behind the last.
    this.#counts = new CountSightings(stream.length + 1)
  }

  /** Tells the reply when all is pushed: at once, where no error is waited for. */
  run(done: (reply: string) => void): void {
    if (this.#request.isPatient) {
      this.#feedPatiently(0, done)
      return
    }
    const total = this.#total
    withoutStacks(() => {
      for (let cutting = 0; cutting < total; cutting++) {
        const feed = this.#begin(cutting)
        for (let messages = 0; feed.next(); )
          messages = this.#see(feed, cutting, messages)
      }
    })
    done(this.#reply())
  }

  #feedPatiently(cutting: number, done: (reply: string) => void): void {
    if (cutting === this.#total) {
      done(this.#reply())
      return
    }
    const feed = this.#begin(cutting)
    let messages = 0
    const turn = (): void => {
      if (!feed.next()) this.#feedPatiently(cutting + 1, done)
      else
        nextTurn(() => {
          messages = this.#see(feed, cutting, messages)
          turn()
        })
    }
    turn()
  }

  #begin(cutting: number): Feed {
    atCutting(cutting)
    const driven = new Driven(this.#loaded, this.#request.decoder, {
      keeps: this.#request.isKept === true,
    })
    const cutAfter = (chunk: number, start: number): number =>
      this.#cutAfter(cutting, chunk, start)
    return new Feed(driven, this.#copies, cutAfter, this.#request.isEnded === true)
  }

  // Returns how many messages have come of this cutting.
  #see(
    { driven, chunks, chunkBytes, pushedBytes }: Feed,
    cutting: number,
    before: number,
  ) {
    this.#pushedBytes += chunkBytes
    const seen = { chunks, pushedBytes, cutting }
    if (driven.oddity !== '') {
      this.#oddities.see(driven.oddity, `"oddity":${driven.oddity}`, seen)
      return before
    }
    for (let i = 0; i < driven.messageCount; i++)
      this.#seeText(before + i, driven.messages[i] as string, seen)
    const messages = before + driven.messageCount
    this.#counts.see(messages, driven.errorCount, seen)
    return messages
  }

  get #total(): number {
    const { cuttings } = this.#request
    return cuttings === 'every' ? 2 ** (this.#streamBytes - 1) : cuttings.length
  }

  #reply(): string {
    const witness = (seen: Seen): string => this.#witness(seen)
    return (
      `{"cuttings":${this.#total},"pushedBytes":${this.#pushedBytes},` +
      `"counts":[${this.#counts.json(witness)}],"texts":[${this.#texts.json(witness)}],` +
      `"oddities":[${this.#oddities.json(witness)}]}`
    )
  }

  // The offset at which chunk number `chunk`, which starts at `start`, is cut off; -1 for the last.
  #cutAfter(cutting: number, chunk: number, start: number): number {
    const { cuttings } = this.#request
    if (cuttings !== 'every') return cutAfter(cuttings[cutting] as Cutting, chunk)
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
