// Colour for people who see it: only on a terminal, never where NO_COLOR is set, and never the only
// sign of anything.

import { styleText } from 'node:util'

export type Paint = (
  style: 'green' | 'red' | 'yellow' | 'bold' | 'dim',
  text: string,
) => string

export const plain: Paint = (_, text) => text

/** Paints where `stream` is a terminal and `env` does not refuse. */
export function paintFor(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv): Paint {
  if (!stream.isTTY || env.NO_COLOR || env.TERM === 'dumb') return plain
  return (style, text) => styleText(style, text)
}
