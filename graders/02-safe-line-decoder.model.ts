// What a right line decoder makes of a stream: a function of the bytes and the limit, and of nothing
// else. Only the judge knows it.

import type { Expected } from './decoder-compare.ts'

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/** The lines and errors of `stream`, in order, each with the offset of the byte that brings it. */
export function linesOf(stream: Buffer, maxBytes: number): Expected[] {
  const expected: Expected[] = []
  let start = 0
  for (const [at, byte] of stream.entries()) {
    const lineBytes = at - start
    if (byte === LINE_FEED) {
      if (lineBytes <= maxBytes)
        expected.push({ at, message: textOf(stream.subarray(start, at)) })
      start = at + 1
    } else if (lineBytes === maxBytes) {
      expected.push({ at, message: undefined })
    }
  }
  return expected
}

function textOf(line: Buffer): string {
  return (line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line).toString()
}
