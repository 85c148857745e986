// A learner's server that was asked for: the port that it listens on, or the failed check of what came
// in its place.

import type { Conversation } from './subject/conversation.ts'
import type { PeerEvent } from './subject/messages.ts'
import { CheckFailed, type ExchangeStep } from './verdict/evidence.ts'

type Odd = Extract<PeerEvent, { kind: 'odd' }>

/** The port, once the server listens; fails where what `call` gave is no server that can. */
export async function listening(
  conversation: Conversation,
  call: string,
): Promise<number> {
  const found = await conversation.until(
    () => conversation.all('listening')[0] ?? conversation.all('odd')[0],
  )
  if (found?.kind === 'listening') return found.port
  throw oddity(found ?? { kind: 'odd' }, call)
}

/** What came of `call` is not what a server does; `steps` is what was done to it before. */
export function oddity(
  { got, thrown }: Odd,
  call: string,
  steps: ExchangeStep[] = [],
): CheckFailed {
  const step: ExchangeStep = {
    sends: '',
    expected: ({ exchange }) => exchange.aServer,
    received: ({ drawing, exchange }) =>
      thrown
        ? drawing.throws
        : got === 'listening'
          ? exchange.listens
          : (got ?? drawing.noAnswer),
  }
  const exchange = { call, steps: steps.length > 0 ? steps : [step] }
  return new CheckFailed({ kind: 'exchange', exchange, thrown })
}
