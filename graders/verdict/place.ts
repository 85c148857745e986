// Places in the learner's file: found in stack traces, and drawn with a caret.

import { basename, relative } from 'node:path'
import type { Place } from '../subject/bundle.ts'
import { glyph } from './glyph.ts'
import { seen, widthOf, windowOn } from './text.ts'

// A source map leads a frame of the bundle back to the learner's .ts file; the host has no map.
const FRAME = /\(?(?:file:\/\/)?((?:\/|[A-Za-z]:[\\/])[^\n()]*\.ts):(\d+)(?::(\d+))?/

/** `exercises/02-….ts:31`, the first place in the stack that is the learner's; else ''. */
export function placeIn(stack: string): string {
  const frame = FRAME.exec(stack)
  return frame ? `${pathOf(frame[1] as string)}:${frame[2]}` : ''
}

/** The stack down to where the learner's code was called; nothing where it has no place in that. */
export function learnersStack(stack: string): string {
  const lines = stack.split('\n')
  const foreign = lines.findIndex((line) => /host\.mjs|\bnode:internal\//.test(line))
  const own = lines.slice(0, foreign === -1 ? undefined : foreign)
  if (!own.some((line) => FRAME.test(line))) return ''
  // A stack begins with the message, which may hold anything.
  return own.map(seen).join('\n')
}

/** The place, its line, and a caret under its column; nothing where the place is not known. */
export function drawPlace(place: Place | undefined, width: number): string[] {
  if (place === undefined) return []
  const { file, line, column, lineText } = place
  if (line === 0) return []
  const glyphs = [...lineText.replaceAll('\t', ' ')].map(glyph)
  const before = glyphs.slice(0, column - 1).join('')
  const shown = glyphs.join('')
  const at = widthOf(before)
  const room = width - 2
  const caret = `  ${' '.repeat(at < room ? at : Math.floor(room / 2) + 1)}^`
  return [
    `${pathOf(file)}:${line}:${column}`,
    '',
    `  ${windowOn(shown, room, at < room ? 0 : at)}`,
    caret,
  ]
}

// A file outside of the course goes by its name: the heading of the report has its path.
function pathOf(file: string): string {
  const path = relative(process.cwd(), file)
  return path.startsWith('..') ? basename(file) : path
}
