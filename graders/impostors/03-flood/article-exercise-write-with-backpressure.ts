// fails: fails-while-waiting destroyed-while-waiting reset-while-waiting ended-while-waiting peer-ends-while-waiting dead-before no-listener-left no-warning asks-for-the-next asks-for-all resolves-when-empty closes-the-source counts peak-queued peak-memory arrives-in-order
// The article's solution of the exercise: no way to reject, all frames made first, heapUsed before
// and after, and the socket ended as soon as the last write() has returned.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

export function writeWithBackpressure(socket: Writable, data: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    if (socket.write(data)) resolve()
    else socket.once('drain', resolve)
  })
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const list = Array.from(frames)
  const before = process.memoryUsage().heapUsed
  if (options.backpressure) {
    for (const frame of list) await writeWithBackpressure(socket, frame)
  } else {
    for (const frame of list) socket.write(frame)
  }
  const after = process.memoryUsage().heapUsed
  const report = {
    frames: list.length,
    bytes: list.reduce((sum, frame) => sum + frame.length, 0),
    peakQueuedBytes: socket.writableLength,
    peakMemoryBytes: after - before,
  }
  socket.end()
  return report
}
