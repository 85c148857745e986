import { expect, test } from 'vitest'
import { LONGEST_SILENCE_MS, patienceAfter } from './bounds.ts'

const CHECKS = 27
const RESTART_MS = 250

test('waits for a first hang with a wide margin, and never longer than 10 s', () => {
  expect(patienceAfter(0, 0).silenceMs).toBeGreaterThanOrEqual(2000)
  expect(LONGEST_SILENCE_MS).toBeLessThan(10_000)
})

test.for([1, 1.5, 2])(
  'judges a file that hangs in every check in under 30 s, where CPU time takes %d times as long',
  (slowness) => {
    let waitedMs = 0
    for (let strikes = 0; strikes < CHECKS; strikes++) {
      const { silenceMs, waitsForCpu } = patienceAfter(strikes, waitedMs)
      waitedMs += waitsForCpu
        ? Math.min(LONGEST_SILENCE_MS, silenceMs * slowness)
        : silenceMs
    }
    expect(waitedMs + CHECKS * RESTART_MS).toBeLessThan(30_000)
  },
)
