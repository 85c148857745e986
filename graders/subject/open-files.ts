// Looks from outside which files a process has open, where the system shows it.

import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** How often a process has the file open; undefined where the system does not tell (only Linux does). */
export function openFilesOf(pid: number | undefined, path: string): number | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined
  try {
    return readdirSync(`/proc/${pid}/fd`).filter(
      (descriptor) => targetOf(`/proc/${pid}/fd/${descriptor}`) === path,
    ).length
  } catch {
    return undefined
  }
}

function targetOf(link: string): string | undefined {
  try {
    return readlinkSync(link)
  } catch {
    // Closed meanwhile.
    return undefined
  }
}

/** Bytes that a process has read by any means, files above all; undefined where the system does not tell. */
export function bytesReadBy(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined
  try {
    const count = /^rchar: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1]
    return count === undefined ? undefined : Number(count)
  } catch {
    return undefined
  }
}
