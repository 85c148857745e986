// Lets the judge steer while the learner's code and the event loop run: over a TCP connection of its
// own, for the channel is read with the process standing still.

import { connect } from 'node:net'
import {
  afterTimers,
  hasImmediate,
  hasTimer,
  isWorkingOnFiles,
  nextTurn,
} from './captured.ts'
import { send } from './channel.ts'

// Imported names follow what the learner's code puts in their place; this one does not.
const dial = connect
const TURNS = 20

/** Tells the judge, at once, what was seen. `json` is an event as text. */
export type Tell = (json: string) => void

/** Tells what there is to see as JSON, or by itself; of memory too where garbage is to be collected. */
// biome-ignore lint/suspicious/noConfusingVoidType: who tells by itself returns nothing.
export type Look = (isCollecting: boolean) => string | void

const COLLECT = 'c'.charCodeAt(0)

/**
 * Connects to the judge. After each byte that it sends the event loop takes `turns`, and the judge is
 * told how many of its bytes had come before, and what `look` sees; when it hangs up, `done` is called.
 * What is told later, of a call that nobody waits for any more, is not passed on.
 */
export function underControl(
  port: number,
  done: () => void,
  look?: Look,
  turns = TURNS,
): Tell {
  const control = dial(port, '127.0.0.1')
  let isOpen = true
  let asked = 0
  let told = 0
  let collectAt = 0
  const tell: Tell = (json) => {
    if (isOpen) send(`{"event":${json}}`)
  }
  const takeTurns = (left: number, upTo: number): void => {
    if (!isOpen) return
    // A timer counts as running while it is called.
    if (left > 0) {
      afterTimers(() => nextTurn(() => takeTurns(left - 1, upTo)))
      return
    }
    const isCollecting = told < collectAt && collectAt <= upTo
    told = upTo
    const isWaiting = hasTimer() || hasImmediate() || isWorkingOnFiles()
    const seen = look?.(isCollecting)
    const looked = seen === undefined ? '' : `,"looked":${seen}`
    tell(`{"kind":"turned","asked":${upTo},"isWaiting":${isWaiting}${looked}}`)
    if (told < asked) takeTurns(turns, asked)
  }
  control.on('data', (steering: Buffer) => {
    const isTurning = told < asked
    asked += steering.length
    if (steering[steering.length - 1] === COLLECT) collectAt = asked
    if (!isTurning) takeTurns(turns, asked)
  })
  control.on('error', () => {})
  control.on('close', () => {
    isOpen = false
    done()
  })
  return tell
}
