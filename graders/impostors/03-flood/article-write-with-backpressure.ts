// fails: destroyed-while-waiting reset-while-waiting@20 ended-while-waiting peer-ends-while-waiting no-listener-left no-warning resolves-when-empty closes-the-source counts peak-queued arrives-in-order
// The article's first version: an error of the write's callback rejects, a false waits for 'drain'
// and for nothing else, and its loop takes the last write() for the end.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

export function writeWithBackpressure(socket: Writable, data: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const more = socket.write(data, (error) => {
      if (error) reject(error)
    })
    if (more) resolve()
    else socket.once('drain', resolve)
  })
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const report = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const before = process.memoryUsage().arrayBuffers
  for (const frame of frames) {
    const written = writeWithBackpressure(socket, frame)
    report.frames += 1
    report.bytes += frame.length
    report.peakQueuedBytes = Math.max(report.peakQueuedBytes, socket.writableLength)
    const growth = process.memoryUsage().arrayBuffers - before
    report.peakMemoryBytes = Math.max(report.peakMemoryBytes, growth)
    if (options.backpressure) await written
    else written.catch(() => {})
  }
  return report
}
