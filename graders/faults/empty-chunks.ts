// Chunks without a byte. A socket emits none, but a decoder that is fed from elsewhere meets them,
// and nothing has arrived with them.

import type { Cutter, Cutting } from './cutting.ts'

/** The cuttings of `cutter` with one empty chunk, and with two, at each edge and at both ends. */
export const withEmptyChunks =
  (cutter: Cutter): Cutter =>
  (stream) =>
    cutter(stream).flatMap((cutting) =>
      [0, ...cutting, stream.length].flatMap((edge) => [
        insert(cutting, [edge]),
        insert(cutting, [edge, edge]),
      ]),
    )

function insert(cutting: Cutting, edges: number[]): Cutting {
  return [...cutting, ...edges].sort((a, b) => a - b)
}
