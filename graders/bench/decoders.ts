// What is run for each table: the reference decoders beside their peers, and what a byte costs them.

import type { Text } from './messages.ts'
import { type Best, race } from './race.ts'
import { type Kind, racers } from './racers.ts'

const KIB = 1024
/** The best of so many laps counts. */
export const ROUNDS = 5

/** Chunks as a fast connection, a slow one and a hostile one bring them. */
export const RACED = [64 * KIB, KIB, 16]
/** Down to one byte a chunk. */
export const SHRINKING = [64 * KIB, 4 * KIB, 256, 16, 1]
/** A message, and one sixteen times as long, which is the longest that the reference takes by default. */
export const GROWING: Record<Kind, readonly [bytes: number, sixteenTimes: number]> = {
  lines: [4 * KIB, 64 * KIB],
  frames: [64 * KIB, KIB * KIB],
}

const races = {
  lines: ['lines', 'mixed'],
  ascii: ['lines', 'ascii'],
  frames: ['frames', 'mixed'],
} as const satisfies Record<string, readonly [Kind, Text]>

export type Race = keyof typeof races

export interface Ranking {
  race: Race
  /** The first is the reference. */
  rows: { name: string; isPeer: boolean; bests: Best[] }[]
}

export interface Costs {
  kind: Kind
  /** For short messages, for longer ones, and for such as are sixteen times as long. */
  rows: [short: Best[], longer: Best[], sixteenTimes: Best[]]
}

export type Progress = (name: string, chunkBytes: number) => void

/** Every contender, on about `bytes` bytes of messages in chunks of each size of `RACED`. */
export async function rankings(bytes: number, progress: Progress): Promise<Ranking[]> {
  const all: Ranking[] = []
  for (const name of Object.keys(races) as Race[]) {
    const [kind, text] = races[name]
    const contenders = racers[kind]
    const bests = await race(
      kind,
      contenders.map((each) => each.name),
      RACED.map((chunkBytes) => ({ text, bytes, chunkBytes })),
      ROUNDS,
      progress,
    )
    const rows = contenders.map(({ name, isPeer = false }) => ({
      name,
      isPeer,
      bests: bests.get(name) ?? [],
    }))
    all.push({ race: name, rows })
  }
  return all
}

/** The reference decoders alone, on messages of three lengths in chunks of each size of `SHRINKING`. */
export async function costs(bytes: number, progress: Progress): Promise<Costs[]> {
  const all: Costs[] = []
  for (const kind of Object.keys(racers) as Kind[]) {
    const [{ name }] = racers[kind]
    const texts: Text[] = ['mixed', ...GROWING[kind]]
    const laps = texts.flatMap((text) =>
      SHRINKING.map((chunkBytes) => ({ text, bytes, chunkBytes })),
    )
    const bests = (await race(kind, [name], laps, ROUNDS, progress)).get(name) ?? []
    const rows = texts.map(() => bests.splice(0, SHRINKING.length))
    all.push({ kind, rows: rows as Costs['rows'] })
  }
  return all
}
