// Every way to cut a stream once, and every way to cut it twice: of all cheap sets, these two catch
// the most decoders that are wrong only at one place.

import type { Cutter } from './cutting.ts'

/** The n-1 cuttings with one cut. */
export const everyCut: Cutter = ({ length }) =>
  Array.from({ length: Math.max(0, length - 1) }, (_, i) => [i + 1])

/** The (n-1)(n-2)/2 cuttings with two cuts. */
export const everyTwoCuts: Cutter = (stream) =>
  everyCut(stream).flatMap(([first = 0]) =>
    Array.from({ length: stream.length - 1 - first }, (_, i) => [first, first + 1 + i]),
  )
