// The memory that a process and all that it started take together, as Linux tells it.

import { existsSync, readdirSync, readFileSync } from 'node:fs'

const KIB = 1024

/** Whether this system tells it at all. */
export function canCountMemory(): boolean {
  return existsSync('/proc/self/smaps_rollup')
}

/** Bytes in memory; a page that several processes share is counted in parts that make up one. */
export function residentBytes(root: number): number {
  const parents = parentsOfAll()
  const isWithin = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === root || isWithin(parents.get(pid)))
  return [...parents.keys()]
    .filter(isWithin)
    .reduce((sum, pid) => sum + proportionalBytes(pid), 0)
}

function parentsOfAll(): Map<number, number> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return new Map(
    pids.flatMap((pid) => {
      // The name of the program stands in brackets, and may have any character in it.
      const parent = /^.*\) \S (\d+) /s.exec(read(pid, 'stat'))?.[1]
      return parent === undefined ? [] : [[Number(pid), Number(parent)] as const]
    }),
  )
}

function proportionalBytes(pid: number): number {
  return Number(/^Pss:\s*(\d+) kB/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0) * KIB
}

// Empty for a process that is gone meanwhile.
function read(pid: number | string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}
