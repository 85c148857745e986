import { expect, test } from 'vitest'
import type { Pulse } from './pulse.ts'
import { Stretch } from './watch.ts'

const pulse = (cpuMs: number, isAsleep = false): Pulse => ({
  residentBytes: 0,
  cpuMs,
  isAsleep,
})

/** A stretch that began with `start`, `wallMs` ago, and in which `seen` was seen. */
function stretch(
  start: Pulse | undefined,
  wallMs: number,
  ...seen: (Pulse | undefined)[]
) {
  const made = new Stretch(start)
  for (const each of seen) made.see(each, performance.now() + wallMs)
  return made
}

test('ends what has used its CPU time', () => {
  expect(stretch(pulse(500), 700, pulse(1200)).isOver(600, true)).toBe(true)
  expect(stretch(pulse(500), 700, pulse(1000)).isOver(600, true)).toBe(false)
})

test('waits for one that others keep from the CPU', () => {
  const starved = stretch(pulse(0), 5000, pulse(100), pulse(100, true))
  expect(starved.isOver(600, true)).toBe(false)
  expect(starved.isOver(600, false)).toBe(true)
})

test('waits somewhat longer by the clock for one that sleeps, or that nothing is known of', () => {
  for (const each of [pulse(100, true), undefined]) {
    expect(stretch(each, 800, each).isOver(600, true)).toBe(false)
    expect(stretch(each, 1000, each).isOver(600, true)).toBe(true)
    // Never longer than a silent subject is waited for at all.
    expect(stretch(each, 9100, each).isOver(8000, true)).toBe(true)
  }
})
