// fails: no-listener-left
// Listens before it writes, so as not to miss the event, and returns early on a true: the listeners
// of a wait that nobody needs stay.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

const drains = new WeakMap<Writable, Promise<void>>()

export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  if (!socket.writable) throw lossOf(socket)
  const drain = drained(socket)
  drain.catch(() => {})
  if (!socket.write(data)) await drain
}

function drained(socket: Writable): Promise<void> {
  const known = drains.get(socket)
  if (known) return known
  const drain = new Promise<void>((resolve, reject) => {
    const stop = () => {
      drains.delete(socket)
      socket.off('drain', onDrain)
      socket.off('finish', onDrain)
      socket.off('error', onLoss)
      socket.off('close', onLoss)
    }
    const onDrain = () => {
      stop()
      resolve()
    }
    const onLoss = () => {
      stop()
      reject(lossOf(socket))
    }
    socket.prependListener('drain', onDrain)
    socket.on('finish', onDrain)
    socket.on('error', onLoss)
    socket.on('close', onLoss)
  })
  drains.set(socket, drain)
  return drain
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const report = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const startBytes = process.memoryUsage().arrayBuffers
  let unsent = 0
  let wake = () => {}
  const onChange = () => wake()
  const empty = async () => {
    while (unsent > 0) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
      if (socket.errored || socket.destroyed) throw lossOf(socket)
    }
  }
  socket.on('close', onChange)
  try {
    for (const frame of frames) {
      if (!socket.writable) throw lossOf(socket)
      unsent += 1
      const hasRoom = socket.write(frame, () => {
        unsent -= 1
        wake()
      })
      report.frames += 1
      report.bytes += frame.byteLength
      report.peakQueuedBytes = Math.max(report.peakQueuedBytes, socket.writableLength)
      report.peakMemoryBytes = Math.max(
        report.peakMemoryBytes,
        process.memoryUsage().arrayBuffers - startBytes,
      )
      if (options.backpressure && !hasRoom) await empty()
    }
    await empty()
    return report
  } finally {
    socket.off('close', onChange)
  }
}

function lossOf(socket: Writable): Error {
  return socket.errored ?? new Error('the socket takes no more data')
}
