// A run that is interrupted leaves nothing behind, wherever it stands.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { COURSE } from './course.ts'

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends the subject, and its folder goes too',
  async (signal) => {
    const place = mkdtempSync(join(tmpdir(), 'interrupted-'))
    const temp = join(place, 'temp')
    mkdirSync(temp)
    writeFileSync(join(place, '02-safe-line-decoder.ts'), 'for (;;) {}')
    const watcher = watch(temp)
    const child = spawn(
      process.execPath,
      ['--import', 'tsx/esm', 'graders/check.ts', 'ex2', '--dir', place],
      { cwd: COURSE, env: { PATH: process.env.PATH, TMPDIR: temp }, stdio: 'ignore' },
    )
    const ours = () =>
      readdirSync(temp).filter((name) => name.startsWith('bytes-not-messages-'))
    while (ours().length === 0) await once(watcher, 'change')
    watcher.close()
    child.kill(signal)
    const [, endedBy] = await once(child, 'close')
    expect(endedBy).toBe(signal)
    expect(ours()).toEqual([])
    rmSync(place, { recursive: true })
  },
)
