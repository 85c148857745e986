// A process of its own for one contender, so that none pays for what another left to the compiler and the
// garbage collector. Decodes, for a moment, for each message that it gets, and tells how long it took.

import { inChunks, messagesOf, type Text } from './messages.ts'
import { type Kind, racers } from './racers.ts'

export interface Lap {
  text: Text
  /** Bytes of messages, without what separates them. */
  bytes: number
  chunkBytes: number
}

export interface Lapped {
  /** Of the best lap. */
  ns: number
  /** Bytes of messages that were there to be decoded. */
  bytes: number
  /** Whether as many messages came out, and as much of them, as went in. */
  isRight: boolean
}

export type FromRacer = Lapped | { error: string }

// With few bytes a turn is one lap; with many there is time for several of whoever is quick.
const TURN_NS_PER_BYTE = 15
// Nothing takes no time, though the clock may not have moved.
const CLOCK_STEP_NS = 1000

const [kind, name] = process.argv.slice(2)
const racer = racers[kind as Kind].find((each) => each.name === name)
const ready = {
  lap: '',
  messages: [''],
  whole: Buffer.alloc(0),
  chunks: [Buffer.alloc(0)],
}

// Only what the last lap had is kept: more would have to be passed over in every collection.
function prepare(lap: Lap): void {
  const asked = JSON.stringify(lap)
  if (ready.lap === asked || racer === undefined) return
  const messages = messagesOf(lap.text, lap.bytes)
  const whole = racer.encode(messages)
  Object.assign(ready, {
    lap: asked,
    messages,
    whole,
    chunks: inChunks(whole, lap.chunkBytes),
  })
}

// One lap after the other, for the first ones are run by the interpreter.
async function run(lap: Lap): Promise<Lapped> {
  prepare(lap)
  const { messages, whole, chunks } = ready
  const bytes = messages.reduce((sum, message) => sum + Buffer.byteLength(message), 0)
  const length =
    kind === 'frames' ? bytes : messages.reduce((sum, { length }) => sum + length, 0)
  const best = { ns: Number.POSITIVE_INFINITY, bytes, isRight: true }
  const end = performance.now() + (lap.bytes * TURN_NS_PER_BYTE) / 1e6
  do {
    const seen = { count: 0, length: 0 }
    const start = clockNs()
    await racer?.decode(
      chunks,
      (message) => {
        seen.count += 1
        seen.length += message.length
      },
      whole,
    )
    best.ns = Math.min(best.ns, Math.max(CLOCK_STEP_NS, clockNs() - start))
    best.isRight &&= seen.count === messages.length && seen.length === length
  } while (performance.now() < end)
  return best
}

// CPU time leaves out what other programs did meanwhile; Windows counts it only by 15 ms.
function clockNs(): number {
  if (process.platform === 'win32') return Number(process.hrtime.bigint())
  const { user, system } = process.cpuUsage()
  return (user + system) * CLOCK_STEP_NS
}

const tell = (message: FromRacer): void => {
  process.send?.(message)
}

process.on('message', (lap: Lap) => {
  run(lap).then(tell, (error: unknown) => tell({ error: String(error) }))
})
// Nothing else ends it when the command is gone.
process.once('disconnect', () => process.exit())
