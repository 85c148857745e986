// A flood that failed a check, as evidence.

import type { Thrown } from './subject/messages.ts'
import { CheckFailed, type Exchange, type ExchangeStep } from './verdict/evidence.ts'

export const NAME = 'flood'

export function failed(
  backpressure: boolean | undefined,
  steps: ExchangeStep[],
  {
    thrown,
    isAside = false,
  }: { thrown?: Thrown | undefined; isAside?: boolean | undefined } = {},
): CheckFailed {
  return new CheckFailed({
    kind: 'exchange',
    exchange: exchangeOf(backpressure, steps),
    thrown,
    isAside,
  })
}

export function exchangeOf(
  backpressure: boolean | undefined,
  steps: ExchangeStep[],
): Exchange {
  const options = backpressure === undefined ? '' : `, { backpressure: ${backpressure} }`
  return { call: `flood(socket, frames${options})`, isBytes: false, steps }
}
