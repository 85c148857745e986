// Judges exercise 5: a server that answers each frame with a frame, and reads no faster than its client
// does. The judge is all of its clients.

import { encodeFrame } from '../solutions/04-length-prefix.ts'
import { check, exercise, group } from './checks.ts'
import {
  seeLargest,
  seeOrder,
  seeOthersServed,
  seeReadsAgain,
  seeStops,
} from './framed-bulk.ts'
import { seeAtOnce, seeInTurn, seeResets } from './framed-crowd.ts'
import { seeByteByByte, seeEveryCut } from './framed-cuts.ts'
import {
  seeQueueAtBadFrame,
  seeQueueAtEnd,
  seeQueueAtTruncation,
} from './framed-endings.ts'
import { type Act, play, seeBehind } from './framed-steps.ts'

const bytes = (text: string): Buffer => Buffer.from(text)
const hex = (digits: string): Buffer => Buffer.from(digits, 'hex')
const frames = (...payloads: Buffer[]): Buffer =>
  Buffer.concat(payloads.map((each) => encodeFrame(each)))

const [A, B, EMPTY, PHO] = [bytes('a'), bytes('be'), bytes(''), bytes('phở')]
const MIB = 1024 * 1024
// 0xff and 0xc3 0x28 are no UTF-8.
const RAW = hex('00ffc3280a')

/** Sends whole frames, and has a reply to each. */
const sends = (...payloads: Buffer[]): Act => ({
  does: frames(...payloads),
  due: payloads,
})
/** Frames with something behind them that ends the connection. */
const breaks = (behind: string, ...payloads: Buffer[]): Act => ({
  does: Buffer.concat([frames(...payloads), hex(behind)]),
  due: payloads,
  ends: true,
})
const by = (client: string, act: Act): Act => ({ ...act, client })
const besides = (act: Act): Act => ({ ...act, isAside: true })
const part = (payload: Buffer, from: number, to?: number): Buffer =>
  frames(payload).subarray(from, to)

const plays = (id: string, points: number, acts: Act[], maxBytes?: number): void =>
  check(id, points, ({ subject }) => play(subject, acts, maxBytes))

// biome-ignore format: a check reads as a row: its id, its points, what the judge does.
exercise('05-framed-echo', ['createFramedEcho'], () => {
  group('replies', () => {
    plays('one-frame', 4, [sends(A), sends(B)])
    plays('empty-frame', 4, [sends(EMPTY), sends(A, EMPTY)])
    plays('any-bytes', 4, [sends(PHO), sends(RAW)])
    plays('joined', 4, [sends(A, B, EMPTY, PHO), sends(A, A)])
    check('cut', 6, async ({ subject }) => {
      await seeEveryCut(subject, [A, EMPTY, PHO])
      await seeByteByByte(subject, [A, EMPTY])
    })
    plays('two-clients', 4, [
      by('A', { does: part(PHO, 0, 6) }),
      by('B', sends(B)),
      by('A', { does: part(PHO, 6), due: [PHO] }),
      by('B', sends(A)),
    ])
    check('large-frame', 3, async ({ subject }) => {
      await seeLargest(subject, MIB)
      await seeLargest(subject, 3 * MIB, 4 * MIB)
    })
    check('order', 8, ({ subject }) => seeOrder(subject))
  })

  group('backpressure', () => {
    check('stops-reading', 10, async ({ subject }) => {
      await seeStops(subject, 1024)
      await seeStops(subject, 48 * 1024)
    })
    check('reads-again', 6, ({ subject }) => seeReadsAgain(subject))
    check('others-served', 5, ({ subject }) => seeOthersServed(subject))
  })

  group('half-close', () => {
    plays('ends-too', 4, [by('A', sends(A)), by('A', { does: 'end', ends: true }), by('B', { does: 'end', ends: true })])
    check('queue-at-end', 8, ({ subject }) => seeQueueAtEnd(subject))
  })

  group('bad-frames', () => {
    plays('limit', 5, [
      by('A', sends(bytes('12345678'))), by('A', breaks('00000009', A, B)),
      by('B', sends(A)), by('B', { does: hex('7fff') }), by('B', { does: hex('ffff'), ends: true }),
      by('C', breaks('ffffffff', EMPTY)),
    ], 8)
    plays('default-limit', 2, [breaks('00100001', A)])
    check('behind-bad-frame', 3, ({ subject }) => seeBehind(subject, [A, B], frames(PHO)))
    check('queue-at-bad-frame', 4, ({ subject }) => seeQueueAtBadFrame(subject))
    check('truncated', 5, async ({ subject }) => {
      await play(subject, ['00', '000000', '00000003', '000000036162'].flatMap((behind, i) => [
        by(`${i + 1}`, { does: Buffer.concat([frames(A, B), hex(behind)]), due: [A, B] }),
        by(`${i + 1}`, { does: 'end', ends: true }),
      ]))
      await seeQueueAtTruncation(subject)
    })
    plays('others-unmoved', 3, [
      by('A', { does: part(PHO, 0, 5) }),
      by('B', besides(breaks('ffffffff', B))),
      by('C', besides({ does: part(B, 0, 5) })), by('C', besides({ does: 'end', ends: true })),
      by('D', besides({ does: part(B, 0, 5) })), by('D', besides({ does: 'reset' })),
      by('A', { does: part(PHO, 5), due: [PHO] }), by('A', sends(A)),
      by('E', sends(A)),
    ])
  })

  group('crowd', () => {
    check('resets', 3, ({ subject }) => seeResets(subject))
    check('at-once', 2, ({ subject }) => seeAtOnce(subject))
    check('in-turn', 3, ({ subject }) => seeInTurn(subject))
  })
}, '04-length-prefix')
