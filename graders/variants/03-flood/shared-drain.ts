// Style: one promise a socket for its next drain, which ends before anyone else hears of it, so
// that who writes from a 'drain' listener gets a promise of their own.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

const drains = new WeakMap<Writable, Promise<void>>()

function nextDrain(socket: Writable): Promise<void> {
  const known = drains.get(socket)
  if (known) return known
  const drain = new Promise<void>((resolve, reject) => {
    const end = () => {
      drains.delete(socket)
      for (const event of ['drain', 'finish']) socket.off(event, emptied)
      for (const event of ['error', 'close']) socket.off(event, lost)
    }
    const emptied = () => {
      end()
      resolve()
    }
    const lost = () => {
      end()
      reject(lossOf(socket))
    }
    for (const event of ['drain', 'finish']) socket.prependListener(event, emptied)
    for (const event of ['error', 'close']) socket.prependListener(event, lost)
  })
  drains.set(socket, drain)
  return drain
}

function lossOf(socket: Writable): Error {
  return socket.errored ?? new Error('the socket is gone')
}

export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  if (!socket.writable) throw lossOf(socket)
  if (!socket.write(data)) await nextDrain(socket)
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const report = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const before = process.memoryUsage().arrayBuffers
  let left = 0
  let look = () => {}
  const changed = () => look()
  socket.on('close', changed)
  try {
    for (const frame of frames) {
      if (!socket.writable) throw lossOf(socket)
      left++
      const room = socket.write(frame, () => {
        left--
        look()
      })
      report.frames++
      report.bytes += frame.length
      report.peakQueuedBytes = Math.max(report.peakQueuedBytes, socket.writableLength)
      const grown = process.memoryUsage().arrayBuffers - before
      report.peakMemoryBytes = Math.max(report.peakMemoryBytes, grown)
      if (options.backpressure && !room) await nextDrain(socket)
    }
    while (left > 0) {
      await new Promise<void>((resolve) => {
        look = resolve
      })
      if (socket.destroyed) throw lossOf(socket)
    }
  } finally {
    socket.off('close', changed)
  }
  return report
}
