// Chunks of one size each: one byte at a time, two, three … A decoder that is wrong only where two
// seams fall on one chunk edge is found by some size.

import type { Cutter } from './cutting.ts'

/** The cutting into chunks of `size` bytes; the last chunk may be smaller. */
export const inChunksOf =
  (size: number): Cutter =>
  ({ length }) => [
    Array.from(
      { length: Math.max(0, Math.ceil(length / size) - 1) },
      (_, i) => (i + 1) * size,
    ),
  ]

/** The cutting into single bytes. */
export const byteByByte = inChunksOf(1)

/** One cutting for each size from one byte to the whole stream. */
export const everySize: Cutter = (stream) =>
  Array.from({ length: stream.length }, (_, i) => inChunksOf(i + 1)(stream)).flat()
