// Streams and cuts at random, from one seed that is printed: fast-check draws them, replays them,
// and shrinks what fails to the fewest bytes and chunks it can find.

import fc from 'fast-check'
import type { Cutting } from './cutting.ts'

export interface RandomStream {
  stream: Buffer
  cuttings: Cutting[]
}

const MOST_CUTS = 24
const MOST_CUTTINGS = 8

/** Up to `mostPieces` of the given pieces in any order, cut anywhere any number of times. */
export function randomStreams(
  pieces: readonly (string | Buffer)[],
  mostPieces: number,
): fc.Arbitrary<RandomStream> {
  const drawing = fc.array(fc.constantFrom(...pieces), {
    minLength: 1,
    maxLength: mostPieces,
  })
  return drawing.chain((drawn) => {
    const stream = Buffer.concat(drawn.map((piece) => Buffer.from(piece)))
    const offset = fc.integer({ min: 1, max: Math.max(1, stream.length - 1) })
    const cuts = fc.uniqueArray(offset, {
      maxLength: Math.min(MOST_CUTS, stream.length - 1),
    })
    const cutting = cuts.map((offsets) => offsets.sort((a, b) => a - b))
    const cuttings = fc.array(cutting, { minLength: 1, maxLength: MOST_CUTTINGS })
    return cuttings.map((each) => ({ stream, cuttings: each }))
  })
}
