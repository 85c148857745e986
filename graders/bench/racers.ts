// All contenders, by what they decode.

import type { Contender } from './contender.ts'
import { frames } from './frames.ts'
import { lines } from './lines.ts'

/** The first of each is the reference. */
export const racers = { lines, frames } as const satisfies Record<
  string,
  readonly [Contender, ...Contender[]]
>

export type Kind = keyof typeof racers
