// Cuts where decoders of length-prefixed frames break: inside a header, just behind it, and between two
// frames.

import type { Cutter, Cutting } from './cutting.ts'

const HEADER_BYTES = 4

/** Cuts just behind each frame: the stream comes a frame at a time. */
export const frameByFrame: Cutter = (stream) => [
  inside(
    stream,
    framesOf(stream).map(({ end }) => end),
  ),
]

/** One cut, two and three inside each header, and all headers cut in the same way. */
export const insideHeaders: Cutter = (stream) => {
  const starts = framesOf(stream).map(({ start }) => start)
  return WAYS.flatMap((way) => {
    const each = starts.map((start) =>
      inside(
        stream,
        way.map((at) => start + at),
      ),
    )
    return [...each, each.flat()]
  })
}

/** Cuts just behind each header. */
export const behindHeaders: Cutter = (stream) => {
  const ends = inside(
    stream,
    framesOf(stream).map(({ start }) => start + HEADER_BYTES),
  )
  return [...ends.map((end) => [end]), ends]
}

const WAYS: Cutting[] = [[1], [2], [3], [1, 2], [1, 3], [2, 3], [1, 2, 3]]

interface Frame {
  start: number
  /** The offset behind its last byte, which may lie beyond the stream. */
  end: number
}

function framesOf(stream: Buffer): Frame[] {
  const frames: Frame[] = []
  let start = 0
  while (start + HEADER_BYTES <= stream.length) {
    const end = start + HEADER_BYTES + stream.readUInt32BE(start)
    frames.push({ start, end })
    start = end
  }
  return frames
}

// A cut stands between two bytes, and not twice.
function inside({ length }: Buffer, offsets: number[]): Cutting {
  return [...new Set(offsets)].filter((at) => at > 0 && at < length)
}
