// Judges that the replies of a server of frames hang on the bytes alone, wherever TCP cuts them.

import { encodeFrame } from '../solutions/04-length-prefix.ts'
import type { FramedClient } from './framed-client.ts'
import { replyTo } from './framed-replies.ts'
import { type Act, outcome, play } from './framed-steps.ts'
import { FramedTrial } from './framed-trial.ts'
import type { Subject } from './subject/subject.ts'
import type { ExchangeStep } from './verdict/evidence.ts'

interface Cut {
  at: number
  client: FramedClient
  first: Buffer
}

/**
 * Sends the frames of `payloads` once for each cut in two, on a connection for each; fails with the
 * first cut that brings something else than whole frames bring.
 */
export function seeEveryCut(
  subject: Subject,
  payloads: readonly Buffer[],
): Promise<void> {
  const stream = Buffer.concat(payloads.map((payload) => encodeFrame(payload)))
  return FramedTrial.run(subject, undefined, async (trial) => {
    const cuts: Cut[] = []
    trial.doing = { sends: stream, expected: due(payloads, stream.length) }
    for (let at = 1; at < stream.length; at++) {
      const client = await trial.connect()
      cuts.push({ at, client, first: Buffer.alloc(0) })
      void client.send(stream.subarray(0, at))
    }
    await trial.arrives(() =>
      cuts.every(({ at, client }) => hasBytes(client, due(payloads, at).length)),
    )
    // Replies that are not due yet may be on their way.
    await trial.look()
    for (const cut of cuts) {
      cut.first = cut.client.takeKept()
      void cut.client.send(stream.subarray(cut.at))
    }
    const whole = due(payloads, stream.length)
    await trial.arrives(() => cuts.every(({ client }) => hasBytes(client, whole.length)))
    await trial.look()
    for (const cut of cuts) seeCut(trial, payloads, stream, cut)
  })
}

function seeCut(
  trial: FramedTrial,
  payloads: readonly Buffer[],
  stream: Buffer,
  { at, client, first }: Cut,
): void {
  const whole = due(payloads, stream.length)
  const firstDue = due(payloads, at)
  const second = client.takeKept()
  const secondDue = whole.subarray(firstDue.length)
  const steps: ExchangeStep[] = [
    {
      sends: stream.subarray(0, at),
      expected: firstDue,
      received: outcome(first, client.isOver),
    },
    {
      sends: stream.subarray(at),
      expected: secondDue,
      received: outcome(second, client.isOver),
    },
  ]
  if (!first.equals(firstDue)) throw trial.failed(steps[0] as ExchangeStep)
  if (second.equals(secondDue) && !client.isOver) return
  trial.steps.push(steps[0] as ExchangeStep)
  throw trial.failed(steps[1] as ExchangeStep)
}

/** Sends the frames of `payloads` a byte at a time, each byte once the one before has been read. */
export function seeByteByByte(
  subject: Subject,
  payloads: readonly Buffer[],
): Promise<void> {
  const stream = Buffer.concat(payloads.map((payload) => encodeFrame(payload)))
  const acts = [...stream].map((_, at): Act => {
    const before = wholeFrames(payloads, at)
    const after = wholeFrames(payloads, at + 1)
    return { does: stream.subarray(at, at + 1), due: payloads.slice(before, after) }
  })
  return play(subject, acts)
}

function hasBytes(client: FramedClient, bytes: number): boolean {
  return client.gotBytes >= bytes || client.isOver
}

/** The replies that are due when so many bytes of the frames have come. */
function due(payloads: readonly Buffer[], bytes: number): Buffer {
  return Buffer.concat(payloads.slice(0, wholeFrames(payloads, bytes)).map(replyTo))
}

function wholeFrames(payloads: readonly Buffer[], bytes: number): number {
  let end = 0
  const ends = payloads.map((payload) => {
    end += encodeFrame(payload).length
    return end
  })
  return ends.filter((each) => each <= bytes).length
}
