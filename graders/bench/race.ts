// Has contenders decode the same messages in turns, each in a process of its own, and keeps the best lap of
// each: what disturbs a lap only ever makes it longer.

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { end, endWithJudge } from '../subject/end.ts'
import type { FromRacer, Lap, Lapped } from './racer.ts'
import type { Kind } from './racers.ts'

const RACER = fileURLToPath(new URL('./racer.ts', import.meta.url))

export interface Best {
  nsPerByte: number
  isRight: boolean
}

/** The best lap of each contender, by name, for each of `laps`. */
export async function race(
  kind: Kind,
  names: readonly string[],
  laps: readonly Lap[],
  rounds: number,
  progress: (name: string, chunkBytes: number) => void,
): Promise<Map<string, Best[]>> {
  const processes = names.map((name) => [name, start(kind, name)] as const)
  try {
    const bests = new Map<string, Best[]>(names.map((name) => [name, []]))
    for (const lap of laps) {
      const lapped = names.map((): Lapped[] => [])
      for (let round = 0; round < rounds; round++)
        for (const [i, [name, racer]] of processes.entries()) {
          progress(name, lap.chunkBytes)
          lapped[i]?.push(await run(racer, name, lap))
        }
      for (const [i, name] of names.entries())
        bests.get(name)?.push(bestOf(lapped[i] ?? []))
    }
    return bests
  } finally {
    await Promise.all(processes.map(([, racer]) => end(racer)))
  }
}

function start(kind: Kind, name: string): ChildProcess {
  const racer = fork(RACER, [kind, name], {
    execArgv: ['--import', 'tsx/esm'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    detached: true,
  })
  endWithJudge(racer)
  return racer
}

async function run(racer: ChildProcess, name: string, lap: Lap): Promise<Lapped> {
  const gone = (): never => {
    throw new Error(`${name}: ${racer.signalCode ?? racer.exitCode}`)
  }
  if (racer.exitCode !== null || racer.signalCode !== null) gone()
  racer.send(lap)
  const stop = new AbortController()
  const ended = once(racer, 'exit', { signal: stop.signal }).then(gone)
  try {
    const told = once(racer, 'message', { signal: stop.signal })
    const [answer] = (await Promise.race([told, ended])) as [FromRacer]
    if ('error' in answer) throw new Error(`${name}: ${answer.error}`)
    return answer
  } finally {
    stop.abort()
  }
}

function bestOf(lapped: readonly Lapped[]): Best {
  return {
    nsPerByte: Math.min(...lapped.map(({ ns, bytes }) => ns / bytes)),
    isRight: lapped.every(({ isRight }) => isRight),
  }
}

/** How often `one` decodes a byte while `other` does it once. */
export function speedUp(one: Best | undefined, other: Best | undefined): number {
  return (other?.nsPerByte ?? Number.NaN) / (one?.nsPerByte ?? Number.NaN)
}
