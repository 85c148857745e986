// Bounds on a subject that the permission model does not set: how long it may be silent, how much
// memory it may fill, how much it may print past the host.

import { readFile } from 'node:fs/promises'

/** Resident bytes at which a subject is ended. A right answer needs a third of it. */
export const MOST_RESIDENT_BYTES = 384 * 1024 * 1024

/** Bytes written straight to a descriptor, in one request, at which a subject is ended. */
export const MOST_RAW_OUTPUT_BYTES = 16 * 1024 * 1024

/** A request is never waited for longer, however lively the subject is. */
export const LONGEST_REQUEST_MS = 9000

// The first hang is waited for with a wide margin: every message of a right answer comes within
// milliseconds. Code that hung before is given less each time, so that a file which hangs in every
// check is judged in under 30 s.
const SILENCE_MS = [6000, 2500, 1200, 800]
const LATER_SILENCE_MS = 400

/** How long a subject may be silent, after `strikes` endings that were waited for. */
export function silenceMs(strikes: number): number {
  return SILENCE_MS[strikes] ?? LATER_SILENCE_MS
}

/** Resident bytes of a process, or undefined where the system does not tell (only Linux does). */
export async function residentBytes(pid: number): Promise<number | undefined> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024
  } catch {
    return undefined
  }
}
