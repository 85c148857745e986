// Has the learner's code flood a TCP connection to the judge, who decides when it is read, and tells what
// was reported and what the queue really held.

import { connect } from 'node:net'
import type { FloodWireRequest } from '../messages.ts'
import { every, now, stop } from './captured.ts'
import { underControl } from './control.ts'
import { reportJson, Source } from './floods.ts'
import { Peak } from './peak.ts'
import { Promised } from './promised.ts'

const dial = connect
const SAMPLE_MS = 5

export function floodWire(
  loaded: Record<string, unknown>,
  request: FloodWireRequest,
  done: (reply: string) => void,
): void {
  const { control, name, port, backpressure } = request
  const socket = dial(port, '127.0.0.1')
  const tell = underControl(control, () => {
    if (sampling) stop(sampling)
    socket.destroy()
    done('{}')
  })
  const startMs = now()
  let lastTold = -1
  const tellQueued = (isLast = false): void => {
    const { writableLength } = socket
    if (writableLength === lastTold && !isLast) return
    lastTold = writableLength
    tell(`{"kind":"queued","ms":${now() - startMs},"bytes":${writableLength}}`)
  }
  const sampling = request.samples ? every(SAMPLE_MS, () => tellQueued()) : undefined
  const peak = new Peak(socket, () => {
    if (request.samples) tellQueued()
  })
  socket.on('error', () => {})
  socket.once('connect', () => {
    const flood = loaded[name] as (...given: unknown[]) => unknown
    const source = new Source({ ...request, collects: false })
    new Promised(
      () => flood(socket, source.frames(), { backpressure }),
      ({ standing, value, thrownJson }) => {
        const report = standing === 'r' ? `,"report":${reportJson(value)}` : ''
        const thrown = thrownJson === '' ? '' : `,"thrown":${thrownJson}`
        if (sampling) stop(sampling)
        if (request.samples) tellQueued(true)
        tell(
          `{"kind":"flooded","standing":"${standing}","writes":${peak.writes},` +
            `"peakQueuedBytes":${peak.queuedBytes}${report}${thrown}}`,
        )
      },
    )
  })
}
