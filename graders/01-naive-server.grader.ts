// Judges exercise 1: a server that takes each chunk for a message, on purpose, and two clients that show
// why that is wrong. The judge is the other end of every connection.

import { check, exercise, group } from './checks.ts'
import { seeClosed, seeCoalesced, seeRefused, seeSplit } from './naive-client-steps.ts'
import { type Fault, parseErrorText } from './naive-server-report.ts'
import { type Act, NaiveServerTrial } from './naive-server-trial.ts'

const CLIENTS = ['sendCoalesced', 'sendSplit']
const MANY = 24

const sends = (text: string, client = 'A'): Act => ({ client, does: [Buffer.from(text)] })
const bytes = (hex: string): Act => ({ client: 'A', does: [Buffer.from(hex, 'hex')] })
const joins = (...texts: string[]): Act => ({
  client: 'A',
  does: texts.map((text) => Buffer.from(text)),
})
const does = (act: 'end' | 'reset' | 'leave', client = 'A'): Act => ({
  client,
  does: act,
})

const plays = (id: string, points: number, usually: Fault[], ...acts: Act[]): void =>
  check(id, points, ({ subject }) => NaiveServerTrial.play(subject, acts, { usually }))

// biome-ignore format: a check reads as a row: its id, its points, what usually goes wrong, what the judge does.
exercise('01-naive-server', ['createNaiveServer', 'sendCoalesced', 'sendSplit'], () => {
  group('chunks', () => {
    plays('one-message', 6, ['no report', 'value'], sends('{"n":1}'), sends('[true,null,"a"]'), sends('null'), sends('false'), sends('""'))
    check('joined-messages', 9, ({ subject }) =>
      NaiveServerTrial.play(subject, [joins('{"n":1}', '{"n":2}')], { usually: ['more reports', 'value'], textOf: parseErrorText }))
    plays('split-message', 9, ['value'], sends('{"id":1,"cmd":"pi'), sends('ng"}'))
    plays('bytes-not-characters', 8, ['bytes'], sends('"phở 🍜"'), sends('phở'))
    // "é" is 22 c3 a9 22.
    plays('cut-character', 6, ['bytes'], bytes('22c3'), bytes('a922'), bytes('f0'), bytes('9f'))
    plays('reports-in-order', 6, ['no report', 'more reports'], ...Array.from({ length: MANY }, (_, n) => sends(n % 3 === 1 ? `{${n}` : `${n}`)))
  })

  group('survival', () => {
    plays('after-bad-chunk', 8, ['no report'], sends('{'), sends('{"ok":true}'))
    plays('after-reset', 8, ['no report'], sends('{"n":1}'), does('reset'), does('reset', 'B'), sends('{"n":2}', 'C'))
    plays('after-leave', 5, ['no report'], sends('{"n":1}'), does('leave'), sends('{"n":2}', 'B'), does('leave', 'B'), sends('{"n":3}', 'C'))
    plays('two-connections', 7, ['bytes', 'value', 'end'], sends('1'), sends('"two', 'B'), sends('3'), sends('"', 'B'), does('end'), sends('4', 'B'), does('end', 'B'))
    check('ends-too', 5, async ({ subject }) => {
      for (const acts of [[sends('{"n":1}'), does('end')], [does('end')]])
        await NaiveServerTrial.play(subject, acts, { usually: ['end'] })
    })
  })

  group('clients', () => {
    check('coalesced', 9, ({ subject }) => seeCoalesced(subject, 'sendCoalesced'))
    check('split', 8, ({ subject }) => seeSplit(subject, 'sendSplit'))
    check('closes', 3, async ({ subject }) => {
      for (const name of CLIENTS) await seeClosed(subject, name)
    })
    check('refused', 3, async ({ subject }) => {
      for (const name of CLIENTS) await seeRefused(subject, name)
    })
  })
})
