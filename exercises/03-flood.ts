// Write no faster than a socket hands its bytes over, and measure what it costs not to wait.
// Lesson: lessons/03-flood.md · Check: npm run check ex3

import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  /** The most bytes that the socket's own queue held after a write. */
  peakQueuedBytes: number
  /** The most that memory had grown since the start. */
  peakMemoryBytes: number
}

/** Writes `data` once; resolves when more may follow, rejects when it can no longer go out. */
export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  // TODO: write, and wait where write() returned false, until the data is out or cannot go.
}

/** Writes every frame, waiting for room or not; resolves when none is left in the queue. */
export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  // TODO: take the frames one by one, write them, and note the peaks after each write.
  return { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
}
