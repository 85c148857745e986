import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { pulseOf } from './pulse.ts'

test.runIf(process.platform === 'linux')(
  'tells a busy process from one that sleeps',
  async () => {
    const run = async (code: string) => {
      const child = spawn(process.execPath, ['-e', `process.stdout.write('x');${code}`])
      await once(child.stdout, 'data')
      const before = await pulseOf(child.pid ?? 0)
      let after = before
      // Until it had some CPU time, or it can be seen that it needs none.
      for (let i = 0; i < 200 && after && after.cpuMs - (before?.cpuMs ?? 0) < 50; i++) {
        after = await pulseOf(child.pid ?? 0)
        if (after?.isAsleep && i > 50) break
      }
      child.kill('SIGKILL')
      await once(child, 'close')
      return after
    }
    const busy = await run('for (;;) {}')
    expect(busy?.isAsleep).toBe(false)
    expect(busy?.residentBytes).toBeGreaterThan(10 * 1024 * 1024)
    const asleep = await run(
      'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)',
    )
    expect(asleep?.isAsleep).toBe(true)
  },
)

test('knows nothing of a process that is not there', async () => {
  expect(await pulseOf(2 ** 22 + 1)).toBeUndefined()
})
