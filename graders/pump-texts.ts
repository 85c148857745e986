// What is said of a sending of a file: what was sent, what the peer took, how the promise and the socket stand.

import type { Source } from './pump-play.ts'
import type { Pumped, Taken } from './pump-wire.ts'
import type { Thrown } from './subject/messages.ts'
import type { Subject } from './subject/subject.ts'
import type { Ending } from './subject/talk.ts'
import type { Said } from './verdict/evidence.ts'
import { grouped, type Words } from './words/words.ts'

// That it is an Error is not asked for.
export function isRejected(pumped: Pumped | undefined): boolean {
  return pumped?.standing === 'j' || pumped?.standing === 'x'
}

export function standingText(pumped: Pumped | undefined, { exchange }: Words): string {
  const { standing = 'p' } = pumped ?? {}
  return exchange.standing[standing as 'p'] ?? standing
}

export function socketText(pumped: Pumped | undefined, { pump }: Words): string {
  if (pumped?.isDestroyed) return pump.socketDestroyed
  return pumped?.isEnded ? pump.socketEnded : pump.socketOpen
}

export function sourceText(source: Source, { pump }: Words): string {
  return 'bytes' in source ? pump.file(grouped(source.bytes)) : pump.sources[source.what]
}

export function takenText({ bytes, isEnded, wrong }: Taken) {
  return ({ pump }: Words): string =>
    wrong
      ? pump.differs(grouped(bytes), grouped(wrong.at))
      : pump.arrives(grouped(bytes), isEnded)
}

export function differenceText({ wrong }: Taken): Said | undefined {
  if (wrong === undefined) return undefined
  const { at, came, due } = wrong
  return ({ pump }) => pump.byteIs(grouped(at), hex(came), hex(due))
}

function hex(bytes: Buffer): string {
  return bytes.toString('hex').replaceAll(/..(?=.)/g, '$& ')
}

/** Without the path of the folder, which is another in each run. */
export function plain(thrown: Thrown, { folder }: Subject): Thrown {
  return { ...thrown, message: thrown.message.replaceAll(`${folder}/files/`, '') }
}

export function plainEnding(ending: Ending, subject: Subject): Ending {
  if (ending.kind !== 'crashed') return ending
  return { ...ending, thrown: plain(ending.thrown, subject) }
}
