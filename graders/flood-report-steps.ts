// Judges what a flood reports, and what it rejects with.

import { failed } from './flood-failure.ts'
import type { FloodReply, Reported } from './subject/messages.ts'
import { said } from './verdict/draw-exchange.ts'
import type { ExchangeStep, Said } from './verdict/evidence.ts'
import { grouped } from './words/words.ts'

/** Fails where the report says other numbers; a name that is left out is not judged. */
export function seeReport(
  backpressure: boolean,
  { report }: { report?: Reported },
  due: Partial<Record<keyof Reported, number>>,
): void {
  const names = Object.keys(due) as (keyof Reported)[]
  if (report && names.every((name) => report[name] === due[name])) return
  const text = (of: Partial<Record<string, number | null>>): string =>
    names.map((name) => `${name}: ${of[name] ?? '–'}`).join(', ')
  const sends: Said = ({ exchange }) => exchange.report
  const step = { sends, expected: text(due), received: text(report ?? {}) }
  throw failed(backpressure, [step])
}

/** Fails unless the memory reported tells a flood that waits from one that does not. */
export function seeMemory(
  without: FloodReply,
  withIt: FloodReply,
  leastBytes: number,
): void {
  const [high, low] = [without, withIt].map(
    ({ report }) => report?.peakMemoryBytes ?? 0,
  ) as [number, number]
  if (high >= leastBytes && low <= high / 2) return
  const sends: Said = ({ exchange }) => exchange.memory
  const expected: Said = ({ exchange }) => exchange.atLeast(grouped(leastBytes))
  const step = (backpressure: boolean, expected: Said, bytes: number): ExchangeStep => ({
    sends: (words) => `${said(sends, words)}, backpressure: ${backpressure}`,
    expected,
    received: ({ exchange }) => exchange.memoryOf(grouped(bytes)),
  })
  throw failed(undefined, [
    step(false, expected, high),
    step(true, ({ exchange }) => exchange.atMostHalf, low),
  ])
}

/** A rejection has to carry the very error that the source threw. */
export function seeOwnThrow({ isOwnThrow, thrown }: FloodReply): void {
  if (isOwnThrow) return
  const sends: Said = ({ exchange }) => exchange.sourceThrows
  const received: Said = ({ exchange }) =>
    thrown ? `${thrown.name}: ${thrown.message}` : exchange.standing.p
  const expected: Said = ({ exchange }) => exchange.thatError
  throw failed(undefined, [{ sends, expected, received }])
}
