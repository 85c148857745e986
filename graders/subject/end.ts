// Ends subjects: each with its whole process group, and all of them when the judge itself is ended.

import type { ChildProcess } from 'node:child_process'

const alive = new Set<ChildProcess>()

/** Has `child` ended with the judge, whatever ends the judge. */
export function endWithJudge(child: ChildProcess): void {
  if (alive.size === 0) watchJudge()
  alive.add(child)
  child.once('close', () => alive.delete(child))
}

/** Kills the process group of `child`; resolves when it is gone and its pipes are closed. */
export async function end(child: ChildProcess): Promise<void> {
  if (!alive.has(child)) return
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  kill(child)
  await closed
}

function kill({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    // Windows has no process groups; the permission model let the subject start no other process.
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}

let isWatching = false

function watchJudge(): void {
  if (isWatching) return
  isWatching = true
  const killAll = (): void => alive.forEach(kill)
  process.on('exit', killAll)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      killAll()
      process.kill(process.pid, signal)
    })
  }
}
