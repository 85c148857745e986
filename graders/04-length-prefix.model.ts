// What a right decoder of length-prefixed frames makes of a stream, and what a right encoder makes of
// a payload. Only the judge knows it.

import type { Expected } from './decoder-compare.ts'

const HEADER_BYTES = 4

/**
 * The payloads and errors of `stream`, in order, each with the offset of the byte that brings it; an
 * end inside a frame counts as one byte more. Payloads are text of one character a byte.
 */
export function payloadsOf(stream: Buffer, maxBytes: number): Expected[] {
  const expected: Expected[] = []
  let start = 0
  while (start + HEADER_BYTES <= stream.length) {
    const payload = start + HEADER_BYTES
    const declaredBytes = stream.readUInt32BE(start)
    if (declaredBytes > maxBytes)
      return [...expected, { at: payload - 1, message: undefined }]
    const end = payload + declaredBytes
    if (end > stream.length) break
    const message = stream.toString('latin1', payload, end)
    expected.push({ at: end - 1, message })
    start = end
  }
  if (start < stream.length) expected.push({ at: stream.length, message: undefined })
  return expected
}

/** A payload as it is framed. */
export function frame(payload: string | Buffer): Buffer {
  const bytes = Buffer.from(payload)
  return Buffer.concat([header(bytes.length), bytes])
}

/** Four bytes that declare a payload of so many bytes. */
export function header(declaredBytes: number): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES)
  bytes.writeUInt32BE(declaredBytes)
  return bytes
}

/** Frames, headers and loose bytes, one after the other. */
export function stream(...parts: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? frame(part) : part)),
  )
}
