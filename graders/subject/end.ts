// Ends subjects: each with its whole process group, and all of them, with their folders, when the judge
// itself is ended.

import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const alive = new Set<ChildProcess>()
const folders = new Set<string>()

/** Has `child` ended with the judge, whatever ends the judge. */
export function endWithJudge(child: ChildProcess): void {
  watchJudge()
  alive.add(child)
  child.once('close', () => alive.delete(child))
}

/** Makes a temporary folder that goes with the judge, whatever ends the judge. */
export function makeFolder(): string {
  watchJudge()
  // On macOS the temporary folder is a link, and the permission model compares real paths.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bytes-not-messages-')))
  folders.add(folder)
  return folder
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  folders.delete(folder)
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
  const endAll = (): void => {
    alive.forEach(kill)
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
  process.on('exit', endAll)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      endAll()
      process.kill(process.pid, signal)
    })
  }
}
