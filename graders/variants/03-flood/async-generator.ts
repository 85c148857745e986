// Style: async generators: one yields what a write sees and then waits, one walks the frames, and
// flood() folds them up. An emitter without a limit of listeners stands before each socket.
import { EventEmitter, once } from 'node:events'
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

interface Sight {
  room: boolean
  bytes: number
  queued: number
  memory: number
}

type Fate = EventEmitter<{ fate: [error: Error | undefined] }>

const fates = new WeakMap<Writable, Fate>()

function fateOf(socket: Writable): Fate {
  const known = fates.get(socket)
  if (known) return known
  const fate: Fate = new EventEmitter()
  const lost = () => fate.emit('fate', socket.errored ?? new Error('socket closed'))
  fates.set(socket, fate)
  // Its own events are not among those that the type knows.
  ;(fate as EventEmitter)
    .setMaxListeners(0)
    .on('newListener', (name) => {
      if (name !== 'fate' || fate.listenerCount('fate') > 0) return
      socket.on('error', lost).on('close', lost)
    })
    .on('removeListener', () => {
      if (fate.listenerCount('fate') > 0) return
      socket.off('error', lost).off('close', lost)
    })
  return fate
}

async function* write(socket: Writable, data: Uint8Array): AsyncGenerator<Sight, void> {
  if (!socket.writable) throw socket.errored ?? new Error('socket not writable')
  const own: Fate = new EventEmitter()
  const tell = (error: Error | undefined) => own.emit('fate', error)
  const told = once(own, 'fate') as Promise<[Error | undefined]>
  fateOf(socket).on('fate', tell)
  try {
    const room = socket.write(data, (error) =>
      tell(error ?? (socket.destroyed ? new Error('socket destroyed') : undefined)),
    )
    const memory = process.memoryUsage().arrayBuffers
    yield { room, bytes: data.length, queued: socket.writableLength, memory }
    const [error] = await told
    if (error) throw error
  } finally {
    fateOf(socket).off('fate', tell)
  }
}

export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  for await (const { room } of write(socket, data)) if (room) break
}

async function* writeAll(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  backpressure: boolean,
): AsyncGenerator<Sight, void> {
  let last: AsyncGenerator<Sight, void> | undefined
  try {
    for (const frame of frames) {
      await last?.return()
      last = write(socket, frame)
      const { value: sight } = await last.next()
      if (!sight) return
      yield sight
      if (backpressure && !sight.room) await last.next()
    }
    await last?.next()
  } finally {
    await last?.return()
  }
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const report = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const before = process.memoryUsage().arrayBuffers
  for await (const sight of writeAll(socket, frames, options.backpressure)) {
    report.frames += 1
    report.bytes += sight.bytes
    report.peakQueuedBytes = Math.max(report.peakQueuedBytes, sight.queued)
    report.peakMemoryBytes = Math.max(report.peakMemoryBytes, sight.memory - before)
  }
  return report
}
