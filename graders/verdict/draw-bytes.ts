// Draws bytes as they were cut: text where it can be read, `\n` and `\xff` where it cannot, and what
// belongs together and was cut in two, a character or a header, as its bytes between ‹ and ›.

import type { Returned } from '../subject/messages.ts'
import type { Drawable } from './evidence.ts'
import { glyph } from './glyph.ts'
import { joinGlyphs } from './text.ts'

/** A character, or a header with the length that it declares. */
export interface CutPart {
  bytes: string
  character?: string
  declaredBytes?: number
}

export interface Drawn {
  /** One text for each chunk. */
  chunks: string[]
  /** What a cut fell into. */
  cutParts: CutPart[]
}

/** Bytes that belong together: drawn whole, or one by one where a cut falls between them. */
interface Part {
  length: number
  whole: string
  inPieces: readonly string[]
  means: Omit<CutPart, 'bytes'>
}

const HEADER_BYTES = 4
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Draws the chunks of one stream: text, or frames of at most `maxBytes`. */
export function drawChunks(
  chunks: readonly Buffer[],
  kind: Returned = 'text',
  maxBytes = Number.POSITIVE_INFINITY,
): Drawn {
  const stream = Buffer.concat(chunks)
  const ends = chunks.map((_, i) => Buffer.concat(chunks.slice(0, i + 1)).length)
  const isEdge = new Set(ends)
  const glyphs: string[] = new Array(stream.length).fill('')
  const cutParts: CutPart[] = []
  const parts = kind === 'text' ? charactersOf(stream) : framedBytesOf(stream, maxBytes)
  let at = 0
  for (const { length, whole, inPieces, means } of parts) {
    if (inPieces.some((_, i) => i > 0 && isEdge.has(at + i))) {
      const marked = [`‹${inPieces[0]}`, ...inPieces.slice(1, -1), `${inPieces.at(-1)}›`]
      for (const [i, text] of marked.entries()) glyphs[at + i] = text
      cutParts.push({ ...means, bytes: inPieces.join('') })
    } else {
      glyphs[at] = whole
    }
    at += length
  }
  const drawn = ends.map((end, i) => glyphs.slice(ends[i - 1] ?? 0, end).filter(Boolean))
  return { chunks: drawn.map(joinGlyphs), cutParts }
}

/** Draws one chunk by itself; a pattern is written once, with how often it is repeated. */
export function drawOne(drawable: Drawable, kind: Returned = 'text'): string {
  if (!('pattern' in drawable)) return drawChunks([drawable], kind).chunks[0] ?? ''
  const { pattern, bytes } = drawable
  const [text = ''] = drawChunks([pattern], kind).chunks
  const times = bytes / pattern.length
  return pattern.length === 1 ? `${text}{${times}}` : `(${text}){${times}}`
}

function* charactersOf(stream: Buffer): Generator<Part> {
  for (let at = 0; at < stream.length; ) {
    const { character, length } = characterAt(stream, at)
    const inPieces = [...stream.subarray(at, at + length)].map(hex)
    const whole = character === '' ? inPieces.join('') : glyph(character)
    yield { length, whole, inPieces, means: { character } }
    at += length
  }
}

// Each header, for as long as they can be trusted, and any other byte by itself.
function* framedBytesOf(stream: Buffer, maxBytes: number): Generator<Part> {
  let header = 0
  for (let at = 0; at < stream.length; ) {
    const isHeader = at === header && at + HEADER_BYTES <= stream.length
    const length = isHeader ? HEADER_BYTES : 1
    const inPieces = [...stream.subarray(at, at + length)].map(byteGlyph)
    const declaredBytes = isHeader ? stream.readUInt32BE(at) : 0
    if (isHeader && declaredBytes <= maxBytes) header += HEADER_BYTES + declaredBytes
    yield { length, whole: inPieces.join(''), inPieces, means: { declaredBytes } }
    at += length
  }
}

/** A byte of which nobody says that it is text. */
export function byteGlyph(byte: number): string {
  return byte < 0x80 ? glyph(String.fromCharCode(byte)) : hex(byte)
}

function hex(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, '0')}`
}

// The character that starts at `at`, or '' and one byte where no character does.
function characterAt(stream: Buffer, at: number): { character: string; length: number } {
  const lead = stream[at] as number
  const length =
    lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1
  try {
    return { character: strict.decode(stream.subarray(at, at + length)), length }
  } catch {
    return { character: '', length: 1 }
  }
}
