// Draws bytes as they were cut: text where it can be read, `\n` and `\xff` where it cannot, and a
// character that was cut in two as its bytes between ‹ and ›.

import type { Drawable } from './evidence.ts'
import { glyph } from './glyph.ts'
import { joinGlyphs } from './text.ts'

export interface Drawn {
  /** One text for each chunk. */
  chunks: string[]
  /** Characters that a cut fell into, with their bytes. */
  cutCharacters: { character: string; bytes: string }[]
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Draws the chunks of one stream. */
export function drawChunks(chunks: readonly Buffer[]): Drawn {
  const stream = Buffer.concat(chunks)
  const ends = chunks.map((_, i) => Buffer.concat(chunks.slice(0, i + 1)).length)
  const isEdge = new Set(ends)
  const glyphs: string[] = new Array(stream.length).fill('')
  const cutCharacters: Drawn['cutCharacters'] = []
  for (let at = 0; at < stream.length; ) {
    const { character, length } = characterAt(stream, at)
    const bytes = [...stream.subarray(at, at + length)].map(hex)
    const isCut = bytes.some((_, i) => i > 0 && isEdge.has(at + i))
    if (isCut) {
      const marked = [`‹${bytes[0]}`, ...bytes.slice(1, -1), `${bytes.at(-1)}›`]
      for (const [i, text] of marked.entries()) glyphs[at + i] = text
      cutCharacters.push({ character, bytes: bytes.join('') })
    } else {
      glyphs[at] = character === '' ? bytes.join('') : glyph(character)
    }
    at += length
  }
  const drawn = ends.map((end, i) => glyphs.slice(ends[i - 1] ?? 0, end).filter(Boolean))
  return { chunks: drawn.map(joinGlyphs), cutCharacters }
}

/** Draws one chunk by itself; a pattern is written once, with how often it is repeated. */
export function drawOne(drawable: Drawable): string {
  if (!('pattern' in drawable)) return drawChunks([drawable]).chunks[0] ?? ''
  const { pattern, bytes } = drawable
  const [text = ''] = drawChunks([pattern]).chunks
  const times = bytes / pattern.length
  return pattern.length === 1 ? `${text}{${times}}` : `(${text}){${times}}`
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
