import { expect, test } from 'vitest'
import { LONGEST_REQUEST_MS, residentBytes, silenceMs } from './bounds.ts'

const CHECKS = 27
const RESTART_MS = 250

test('waits for a first hang with a wide margin, and never longer than 10 s', () => {
  expect(silenceMs(0)).toBeGreaterThanOrEqual(5000)
  expect(LONGEST_REQUEST_MS).toBeLessThan(10_000)
})

test('judges a file that hangs in every check in under 30 s', () => {
  const waits = Array.from(
    { length: CHECKS },
    (_, hangs) => silenceMs(hangs) + RESTART_MS,
  )
  expect(waits.reduce((sum, each) => sum + each, 0)).toBeLessThan(30_000)
})

test.runIf(process.platform === 'linux')(
  'sees the resident bytes of a process',
  async () => {
    const bytes = await residentBytes(process.pid)
    expect(bytes).toBeGreaterThan(10 * 1024 * 1024)
    expect(await residentBytes(2 ** 22 + 1)).toBeUndefined()
  },
)
