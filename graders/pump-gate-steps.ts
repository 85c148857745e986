// Judges when the promise resolves, on a sink that holds each write and then the end.

import type { KnownFile } from './pump-files.ts'
import { CALL } from './pump-steps.ts'
import { plain, plainEnding } from './pump-texts.ts'
import { NAME } from './pump-wire.ts'
import type { Subject } from './subject/subject.ts'
import { SubjectEnded } from './subject/talk.ts'
import { CheckFailed, type ExchangeStep, type Said } from './verdict/evidence.ts'
import { grouped, type Words } from './words/words.ts'

const DUE = ['p', 'p', 'r']

/** The promise is pending while a write is held, and while the end is, and resolves when that is done. */
export async function seeWaitsForAll(
  subject: Subject,
  file: KnownFile,
  highWaterMark: number,
): Promise<void> {
  const { path, bytes } = file
  const events = (writtenBytes: number) => [
    ({ pump }: Words): string =>
      `${pump.file(grouped(bytes))}; ${bytes === 0 ? pump.endHeld : pump.writesHeld}`,
    ({ pump }: Words): string => pump.written(grouped(writtenBytes)),
    ({ pump }: Words): string => pump.endDone,
  ]
  const rows = (writtenBytes: number, received: (i: number) => Said): ExchangeStep[] =>
    DUE.map((due, i) => ({
      sends: events(writtenBytes)[i] as Said,
      expected: standingText(due),
      received: received(i),
    }))
      // Of an empty file nothing is written.
      .filter((_, i) => i !== 1 || bytes > 0)
  const exchangeOf = (steps: ExchangeStep[]) => ({ call: CALL, isBytes: false, steps })
  try {
    const request = { op: 'pump-gate', name: NAME, path, highWaterMark } as const
    const { standings, writtenBytes, thrown } = await subject.ask(request)
    const wrong = DUE.findIndex((due, i) => standings[i] !== due)
    if (wrong === -1) return
    const last = wrong - (bytes === 0 && wrong > 1 ? 1 : 0)
    const all = rows(writtenBytes, (i) => standingText(standings[i] ?? ''))
    const steps = all.slice(0, last + 1)
    const evidence = { kind: 'exchange', exchange: exchangeOf(steps) } as const
    throw new CheckFailed({ ...evidence, thrown: thrown && plain(thrown, subject) })
  } catch (error) {
    if (error instanceof CheckFailed) await subject.renew().catch(() => {})
    if (!(error instanceof SubjectEnded)) throw error
    const ending = plainEnding(error.ending, subject)
    const steps = rows(
      bytes,
      () =>
        ({ drawing }) =>
          drawing.noAnswer,
    )
    throw new CheckFailed({ kind: 'ended', ending, exchange: exchangeOf(steps) })
  }
}

function standingText(letter: string): Said {
  return ({ exchange }) =>
    exchange.standing[letter as keyof typeof exchange.standing] ?? letter
}
