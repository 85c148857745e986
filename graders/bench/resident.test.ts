// What a process holds, and what one that it started holds, as Linux tells it.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { canCountMemory, residentBytes } from './resident.ts'

const MIB = 1024 * 1024
const HELD = 64 * MIB

test.runIf(canCountMemory())('counts a process with what it has started', async () => {
  const before = residentBytes(process.pid)
  const code = `globalThis.held = Buffer.alloc(${HELD}, 1); console.log(); process.stdin.resume()`
  const child = spawn(process.execPath, ['-e', code])
  await once(child.stdout, 'data')
  const [own, all] = [residentBytes(child.pid ?? 0), residentBytes(process.pid)]
  child.stdin.end()
  await once(child, 'close')
  expect(own).toBeGreaterThan(HELD)
  expect(all - before).toBeGreaterThan(HELD)
  expect(residentBytes(child.pid ?? 0)).toBe(0)
})
