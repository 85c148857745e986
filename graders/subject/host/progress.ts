// Tells the judge which cutting is next, so that it can name the one that never came back.

import { CUTTINGS_TOLD } from '../messages.ts'
import { now } from './captured.ts'
import { send } from './channel.ts'

const EVERY_MS = 20

let lastMs = 0

/** Says that cutting number `index` is next: each of the first few, a later one now and then. */
export function atCutting(index: number): void {
  const nowMs = now()
  if (index >= CUTTINGS_TOLD && nowMs - lastMs < EVERY_MS) return
  lastMs = nowMs
  send(`{"at":${index}}`)
}
