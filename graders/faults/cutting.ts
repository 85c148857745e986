// A cutting is where a network happened to end the chunks of a stream. A cutter chooses some for a
// stream; this file applies one. No fault of this kind loses or invents a byte.

import type { Cutting } from '../subject/messages.ts'

export type { Cutting }

export type Cutter = (stream: Buffer) => Cutting[]

/** The chunks of `stream`: one more than there are cuts. */
export function chunksOf(stream: Buffer, cutting: Cutting): Buffer[] {
  const ends = [...cutting, stream.length]
  return ends.map((end, i) => stream.subarray(ends[i - 1] ?? 0, end))
}

/** The stream in one chunk: the control, from which every other fault differs. */
export const whole: Cutter = () => [[]]
