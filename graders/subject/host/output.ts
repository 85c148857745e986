// Keeps what the learner's code prints for the judge, and clips it here: a `console.log` left in
// `push` is called a million times in one run, and must neither fail it nor drown the report.

import { sliceOf, stringify } from './captured.ts'
import { send } from './channel.ts'

const KEPT_CHARACTERS = 2000

let kept = 0
let clipped = 0

/** Starts counting anew for the next request. */
export function resetOutput(): void {
  kept = 0
  clipped = 0
}

/** Characters printed since `resetOutput` that were not passed on. */
export function clippedCharacters(): number {
  return clipped
}

/** Sends what both output streams are given over the channel, in order with the replies. */
export function captureOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (text: unknown, encoding?: unknown, done?: unknown): boolean => {
      keep(typeof text === 'string' ? text : `${text}`)
      const callback = typeof encoding === 'function' ? encoding : done
      if (typeof callback === 'function') process.nextTick(callback)
      return true
    }
  }
}

function keep(text: string): void {
  const room = KEPT_CHARACTERS - kept
  const shown = text.length > room ? sliceOf(text, 0, room) : text
  clipped += text.length - shown.length
  kept += shown.length
  if (shown !== '') send(`{"printed":${stringify(shown)}}`)
}
