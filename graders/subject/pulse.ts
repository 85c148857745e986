// What the system tells of a running process, from outside of it: memory, CPU time, whether it runs.

import { readFile } from 'node:fs/promises'

export interface Pulse {
  residentBytes: number
  /** CPU time since it was started, in steps of 10 ms. */
  cpuMs: number
  /** It waits for something other than a CPU or a disk. */
  isAsleep: boolean
}

// The kernel counts CPU time for its readers in hundredths of a second, on every architecture.
const TICK_MS = 10
// proc(5): the fields of `stat` that follow the name, which may itself hold spaces and brackets.
const STATE = 0
const USER_TICKS = 11
const SYSTEM_TICKS = 12

/** The pulse of a process, or undefined where the system does not tell (only Linux does). */
export async function pulseOf(pid: number): Promise<Pulse | undefined> {
  if (process.platform !== 'linux') return undefined
  try {
    const [stat, status] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/status`, 'utf8'),
    ])
    const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
    if (kibibytes === undefined) return undefined
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = Number(fields[USER_TICKS]) + Number(fields[SYSTEM_TICKS])
    const isAsleep = fields[STATE] === 'S'
    return { residentBytes: Number(kibibytes) * 1024, cpuMs: ticks * TICK_MS, isAsleep }
  } catch {
    return undefined
  }
}
