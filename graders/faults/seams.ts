// Cuts where decoders break: inside a character, between carriage return and line feed, just before
// and after a line feed, and around the byte that is one too many.

import type { Cutter, Cutting } from './cutting.ts'

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

type IsSeam = (byte: number, before: number, at: number) => boolean

/** Cuts just after each line feed: the stream comes a line at a time. */
export const lineByLine: Cutter = (stream) => [
  offsets(stream, (_, before) => before === LINE_FEED),
]

/** Cuts inside UTF-8 characters. */
export const insideCharacters: Cutter = (stream) => atSeams(stream, isInsideCharacter)

/** One cut anywhere but inside a character. */
export const betweenCharacters: Cutter = (stream) =>
  offsets(stream, (byte) => !isInsideCharacter(byte)).map((at) => [at])

/** Cuts between a carriage return and the line feed behind it. */
export const insideLineEnds: Cutter = (stream) =>
  atSeams(stream, (byte, before) => byte === LINE_FEED && before === CARRIAGE_RETURN)

/** Cuts where a line has `maxBytes` bytes, one fewer, or one more. */
export const aroundLimit =
  (maxBytes: number): Cutter =>
  (stream) => {
    let lineStart = 0
    return atSeams(stream, (_, before, at) => {
      if (before === LINE_FEED) lineStart = at
      return Math.abs(at - lineStart - maxBytes) <= 1
    })
  }

// UTF-8 marks every byte of a character but the first with the bits 10.
function isInsideCharacter(byte: number): boolean {
  return (byte & 0xc0) === 0x80
}

// Each seam alone, each two neighbours, and all of them at once.
function atSeams(stream: Buffer, isSeam: IsSeam): Cutting[] {
  const seams = offsets(stream, isSeam)
  const alone = seams.map((at) => [at])
  const pairs = seams.slice(1).map((at, i) => [seams[i] as number, at])
  return [...alone, ...pairs, ...(seams.length > 2 ? [seams] : [])]
}

function offsets(stream: Buffer, isSeam: IsSeam): number[] {
  const all = Array.from({ length: Math.max(0, stream.length - 1) }, (_, i) => i + 1)
  return all.filter((at) => isSeam(stream[at] as number, stream[at - 1] as number, at))
}
