// Style: every write is judged by its own callback; 'close' speaks for callbacks that never come.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

type Settle = (error?: Error | null) => void

const unsettled = new WeakMap<Writable, Set<Settle>>()

function sent(socket: Writable, data: Uint8Array): [boolean, (wait: Settle) => void] {
  let outcome: Error | null | undefined
  let tell: Settle = (error) => {
    outcome = error
  }
  const room = socket.write(data, (error) =>
    tell(error ?? (socket.destroyed ? closed(socket) : null)),
  )
  const wait = (settle: Settle) => {
    if (outcome !== undefined) return settle(outcome)
    tell = (error) => {
      outcome = error
      const settles = unsettled.get(socket)
      if (settles?.delete(tell) && settles.size === 0) socket.off('close', tellAll)
      settle(error)
    }
    const settles = unsettled.get(socket) ?? new Set()
    if (settles.size === 0) socket.on('close', tellAll)
    unsettled.set(socket, settles.add(tell))
  }
  return [room, wait]
}

function tellAll(this: Writable): void {
  for (const tell of unsettled.get(this) ?? []) tell(closed(this))
}

function closed(socket: Writable): Error {
  return socket.errored ?? new Error('closed before the data was out')
}

function promise(wait: (settle: Settle) => void): Promise<void> {
  return new Promise((resolve, reject) =>
    wait((error) => (error ? reject(error) : resolve())),
  )
}

export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  const [room, wait] = sent(socket, data)
  if (!room) await promise(wait)
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const before = process.memoryUsage().arrayBuffers
  const report = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  let last: ((wait: Settle) => void) | undefined
  for (const frame of frames) {
    const [room, wait] = sent(socket, frame)
    last = wait
    report.frames++
    report.bytes += frame.byteLength
    const { arrayBuffers } = process.memoryUsage()
    report.peakQueuedBytes = Math.max(report.peakQueuedBytes, socket.writableLength)
    report.peakMemoryBytes = Math.max(report.peakMemoryBytes, arrayBuffers - before)
    if (!socket.writable || (!room && options.backpressure)) await promise(wait)
  }
  if (last) await promise(last)
  return report
}
