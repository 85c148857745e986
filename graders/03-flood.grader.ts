// Judges exercise 3: a write that waits for room and never for ever, and a flood that shows what it costs
// not to wait. Most of it on a gated sink, where the judge says when a write is completed; the rest on TCP.

import { check, exercise, group } from './checks.ts'
import { seeMemory, seeOwnThrow, seeReport } from './flood-report-steps.ts'
import { asked, besides, closesWith, leavesOpen, settles } from './flood-sights.ts'
import { type Flood, seeFlood } from './flood-steps.ts'
import { seeWire } from './flood-wire-steps.ts'
import { aside } from './verdict/evidence.ts'
import {
  act,
  callElsewhere,
  callOnDrain,
  calls,
  callsInARow,
  completesElsewhere,
  type Happening,
  seeNoTraces,
  seeWaiting,
  timePasses,
} from './wait-steps.ts'

const KIB = 1024
const MIB = 1024 * KIB
const SINK = { on: 'sink', highWaterMark: 10 } as const
// Far more than any kernel takes for a peer that does not read.
const WIRE = { on: 'wire', highWaterMark: 0 } as const
const BLOCKING = 32 * MIB

const sink = (...happenings: Happening[]) => ({ ...SINK, happenings })
const unsent = (...happenings: Happening[]) => ({
  ...SINK,
  happenings,
  isDelivered: false,
})
/** Where it is the first call that counts. */
const first = (...happenings: Happening[]) => ({
  ...sink(...happenings),
  isAboutFirst: true,
})
const wire = (...happenings: Happening[]) => ({ ...WIRE, happenings })

type Played =
  | ReturnType<typeof sink>
  | ReturnType<typeof unsent>
  | ReturnType<typeof wire>

const waits = (id: string, points: number, ...played: Played[]): void =>
  check(id, points, async ({ subject }) => {
    for (const each of played) await seeWaiting(subject, each)
  })

const leavesNothing = (id: string, points: number, ...played: Played[]): void =>
  check(id, points, async ({ subject }) => {
    for (const each of played) await seeNoTraces(subject, each)
  })

const flood = (backpressure: boolean, more: Partial<Flood> = {}): Flood => ({
  backpressure,
  highWaterMark: 64 * KIB,
  frames: 64,
  frameBytes: 16 * KIB,
  ...more,
})
/** A flood whose report is looked at; how it goes is what other checks are about. */
const floods = (...flooding: Parameters<typeof seeFlood>): ReturnType<typeof seeFlood> =>
  aside(() => seeFlood(...flooding))
const START = { do: 'start' } as const
const ASKS_ALL = { do: 'start', until: 'all asked' } as const
const COMPLETES = { do: 'open', until: 'settled' } as const
const FAILS = { do: 'fail', until: 'settled' } as const
const OPENED = asked({ do: 'open' }, 0, 0)
const DESTROYED = asked({ do: 'destroy' }, 0, 0)
const ENDED = asked({ do: 'end' }, 0, 0)
const STARTS_AND_ENDS = { do: 'start', until: 'settled' } as const

// biome-ignore format: a check reads as a row: its id, its points, what happens and how the calls stand then.
exercise('03-flood', ['writeWithBackpressure', 'flood'], () => {
  group('waiting', () => {
    waits('resolves-at-once', 6,
      first(calls(4, 'r'), calls(5, 'r'), act('complete all', 'r')))
    waits('waits-for-room', 7,
      first(calls(16, 'p'), act('complete', 'r')),
      first(calls(10, 'p'), act('complete', 'r')),
      first(act('open', 'r'), calls(16, 'r')))
    waits('waits-for-its-own-data', 5,
      sink(calls(6, 'r'), calls(6, 'rp'), act('complete', 'rp'), act('complete', 'r')),
      sink(calls(16, 'p'), callOnDrain(16, 'p'), act('complete', 'rp'), act('complete', 'r')),
      sink(calls(16, 'p'), timePasses('p'), act('complete', 'r')),
      sink(calls(16, 'p'), callElsewhere(16, 'p'), act('complete', 'rp'), completesElsewhere('r')),
      sink(calls(16, 'p'), callElsewhere(4, 'pr'), act('complete', 'r')))
    waits('writes-once', 5,
      sink(calls(16, 'p'), act('complete all', 'r'), calls(16, 'rp'), act('complete all', 'r')),
      sink(calls(16, 'p'), calls(0, 'pa'), act('complete all', 'a')))
    waits('wakes-every-caller', 6,
      sink(calls(16, 'p', 100), act('open', 'r')))
    waits('keeps-the-order', 5,
      sink(calls(3, 'r'), calls(16, 'rpppp', 4), calls(1, 'rppppp'), act('open', 'r')))
  })

  group('endings', () => {
    waits('fails-while-waiting', 5,
      unsent(calls(16, 'p'), act('fail', 'j')),
      unsent(calls(16, 'p', 3), act('fail', 'j')))
    waits('destroyed-while-waiting', 6,
      unsent(calls(16, 'p'), act('destroy', 'j')),
      unsent(calls(16, 'p', 3), act('destroy', 'j')),
      unsent(calls(16, 'p'), act('destroy with an error', 'j')))
    waits('reset-while-waiting', 5,
      wire(calls(BLOCKING, 'p'), act('peer resets', 'j')))
    waits('ended-while-waiting', 5,
      sink(calls(16, 'p'), act('end', 'a'), act('complete all', 's')),
      wire(calls(BLOCKING, 'p'), act('end', 'a'), act('peer reads', 's')))
    waits('peer-ends-while-waiting', 4,
      wire(calls(BLOCKING, 'p'), act('peer ends', 'a'), act('peer reads', 's')))
    waits('dead-before', 5,
      unsent(calls(4, 'r'), act('destroy', 'r'), calls(4, 'rj'), calls(16, 'rjj')),
      unsent(calls(4, 'r'), act('end', 'r'), calls(4, 'rj')))
  })

  group('traces', () => {
    leavesNothing('no-listener-left', 6,
      sink(calls(16, 'p'), act('complete', 'r'), calls(4, 'r')),
      unsent(calls(16, 'p'), act('destroy', 'j')),
      unsent(calls(16, 'p'), act('fail', 'j')))
    leavesNothing('no-warning', 4,
      sink(calls(16, 'p', 100), act('open', 'r')),
      sink(act('open', 'r'), callsInARow(16, 10_000)))
  })

  group('flood', () => {
    check('asks-for-the-next', 5, async ({ subject }) => {
      await seeFlood(subject, flood(true), [asked(START, 1, 5), asked({ do: 'complete' }, 1, 5), besides(leavesOpen(COMPLETES))])
    })
    check('asks-for-all', 3, async ({ subject }) => {
      await seeFlood(subject, flood(false), [asked(ASKS_ALL, 65, 65), besides(leavesOpen(COMPLETES))])
    })
    check('resolves-when-empty', 4, async ({ subject }) => {
      for (const backpressure of [false, true])
        await seeFlood(subject, flood(backpressure, { frames: 0 }), [settles(STARTS_AND_ENDS, 'r')])
      for (const backpressure of [false, true])
        await seeFlood(subject, flood(backpressure, { frames: 3 }), [asked(ASKS_ALL, 1, 4), asked({ do: 'complete' }, 1, 4), leavesOpen(COMPLETES)])
    })
    check('closes-the-source', 4, async ({ subject }) => {
      for (const backpressure of [false, true]) {
        await seeFlood(subject, flood(backpressure), [besides(asked(backpressure ? START : ASKS_ALL, 1, 65)), closesWith(FAILS, 'j')])
        const thrown = await seeFlood(subject, flood(backpressure, { throwsAt: 2 }), [settles(STARTS_AND_ENDS, 'j')])
        seeOwnThrow(thrown)
        for (const before of [DESTROYED, ENDED]) await seeFlood(subject, flood(backpressure), [before, settles(STARTS_AND_ENDS, 'j')])
      }
    })
  })

  group('report', () => {
    check('counts', 2, async ({ subject }) => {
      for (const backpressure of [false, true]) {
        const reply = await floods(subject, flood(backpressure), [asked(START, 1, 65), leavesOpen(COMPLETES)])
        seeReport(backpressure, reply, { frames: 64, bytes: MIB })
        const empty = await floods(subject, flood(backpressure, { frames: 3, frameBytes: 0 }), [OPENED, settles(STARTS_AND_ENDS, 'r')])
        seeReport(backpressure, empty, { frames: 3, bytes: 0 })
      }
    })
    check('peak-queued', 3, async ({ subject }) => {
      for (const backpressure of [false, true]) {
        const reply = await floods(subject, flood(backpressure), [asked(backpressure ? START : ASKS_ALL, 1, 65), leavesOpen(COMPLETES)])
        seeReport(backpressure, reply, { peakQueuedBytes: reply.peakQueuedBytes })
        const few = await floods(subject, flood(backpressure, { frames: 3 }), [asked(ASKS_ALL, 1, 4), leavesOpen(COMPLETES)])
        seeReport(backpressure, few, { peakQueuedBytes: few.peakQueuedBytes })
      }
    })
    check('peak-memory', 3, async ({ subject }) => {
      // What earlier checks have freed would hide the growth of a resident size.
      await subject.renew()
      const large = { frames: 512, frameBytes: 64 * KIB, collects: true }
      const withIt = await floods(subject, { ...flood(true), ...large }, [asked(START, 1, 5), leavesOpen(COMPLETES)])
      const without = await floods(subject, { ...flood(false), ...large }, [asked(ASKS_ALL, 513, 513), leavesOpen(COMPLETES)])
      seeMemory(without, withIt, 16 * MIB)
    })
  })

  group('wire', () => {
    check('arrives-in-order', 2, async ({ subject }) => {
      for (const backpressure of [false, true])
        await seeWire(subject, { backpressure, frames: 512, frameBytes: 64 * KIB })
    })
  })
})
