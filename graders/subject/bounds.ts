// Bounds on a subject that the permission model does not set: how long it may be silent, how much
// memory it may fill, how much it may print past the host.

const MIB = 1024 * 1024

/** Bytes written straight to a descriptor, in one request, at which a subject is ended. */
export const MOST_RAW_OUTPUT_BYTES = 16 * MIB

/** How long a request is waited for. Milliseconds of the subject's CPU time, where that is known. */
export interface Patience {
  /** Without any sign that it got on. */
  silenceMs: number
  /** In all, however lively it is. */
  longestMs: number
  /** Whether a subject that is kept from the CPU by others gets it all the same, up to `LONGEST_SILENCE_MS`. */
  waitsForCpu: boolean
  /** Resident bytes at which it is ended. Right decoders have 80 MiB at most, right floods 155. */
  mostResidentBytes: number
}

/** A silent subject is never waited for longer, whatever keeps it from the CPU. */
export const LONGEST_SILENCE_MS = 9000

// A right answer is silent for 100 ms of CPU time at most, and answers within 1,500. The first hang is
// waited for with a wide margin; code that hung before is given less each time, so that a file which
// hangs in every check is judged in under 30 s.
const SILENCE_MS = [2000, 1000, 500]
const LATER_SILENCE_MS = 400
const LONGEST_MS = [8000]
const LATER_LONGEST_MS = 4000
const MOST_WAITED_MS = 8000
const MOST_RESIDENT_BYTES = [384 * MIB, 384 * MIB]
const LATER_MOST_RESIDENT_BYTES = 256 * MIB

/** Patience after `strikes` endings that were waited for, `waitedMs` in all. */
export function patienceAfter(strikes: number, waitedMs: number): Patience {
  return {
    silenceMs: SILENCE_MS[strikes] ?? LATER_SILENCE_MS,
    longestMs: LONGEST_MS[strikes] ?? LATER_LONGEST_MS,
    waitsForCpu: waitedMs < MOST_WAITED_MS,
    mostResidentBytes: MOST_RESIDENT_BYTES[strikes] ?? LATER_MOST_RESIDENT_BYTES,
  }
}
