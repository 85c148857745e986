// Runs the learner's flood against a reader in another process that stalls, then reads, and keeps what was
// in the queue over time.

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { FromReader } from './flood-reader.ts'
import { Conversation } from './subject/conversation.ts'
import { end as endProcess, endWithJudge } from './subject/end.ts'
import type { PeerEvent } from './subject/messages.ts'
import type { Subject } from './subject/subject.ts'

const READER = fileURLToPath(new URL('./flood-reader.ts', import.meta.url))
/** What is offered: far more than a kernel takes for a reader that stands still. */
export const FRAMES = 512
export const FRAME_BYTES = 64 * 1024
// Long enough to see that nothing moves.
const STALLED_TURNS = 8
const STILL_TURNS = 20

export type Flooded = Extract<PeerEvent, { kind: 'flooded' }>

export interface Sample {
  /** Milliseconds since the flood began. */
  ms: number
  queuedBytes: number
}

export interface FloodRun {
  backpressure: boolean
  samples: Sample[]
  /** Undefined where it never settled. */
  flooded: Flooded | undefined
}

/** Floods once. Rejects with `NotLoaded` or `SubjectEnded` where the learner's code is to blame. */
export async function runFlood(
  subject: Subject,
  backpressure: boolean,
): Promise<FloodRun> {
  const reader = fork(READER, { execArgv: ['--import', 'tsx/esm'], detached: true })
  endWithJudge(reader)
  try {
    const { port } = (await heard(reader)) as { port: number }
    const conversation = await Conversation.open(subject, {
      op: 'flood-wire',
      name: 'flood',
      port,
      backpressure,
      frames: FRAMES,
      frameBytes: FRAME_BYTES,
      samples: true,
    })
    try {
      for (let i = 0; i < STALLED_TURNS; i++) await conversation.turns()
      reader.send('read')
      const read = { bytes: 0 }
      reader.on('message', (message: FromReader) => {
        if ('bytes' in message) read.bytes = message.bytes
      })
      const flooded = await settled(conversation, read)
      const samples = conversation
        .all('queued')
        .map(({ ms, bytes }) => ({ ms, queuedBytes: bytes }))
      return { backpressure, samples, flooded }
    } finally {
      await conversation.close().catch(() => {})
    }
  } finally {
    await endProcess(reader)
  }
}

async function heard(reader: ChildProcess): Promise<FromReader> {
  const [message] = await once(reader, 'message')
  return message as FromReader
}

// The queue may stand still for a moment while the reader is slow: it is over when all was read, or when
// nothing moves any more.
async function settled(
  conversation: Conversation,
  read: { bytes: number },
): Promise<Flooded | undefined> {
  for (let still = 0; still < STILL_TURNS; still++) {
    const before = read.bytes
    const flooded = await conversation.until(() => conversation.all('flooded')[0])
    if (flooded) return flooded
    if (read.bytes > before) still = 0
  }
  return undefined
}
