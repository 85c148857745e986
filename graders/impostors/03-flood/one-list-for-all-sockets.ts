// fails: waits-for-its-own-data
// Keeps all waiting callers in one list, whichever socket they wait on: the first that drains wakes those
// of every other.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

type Settle = (error?: Error) => void

const waiting = new Set<Settle>()

export function writeWithBackpressure(socket: Writable, data: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!socket.writable) throw lossOf(socket)
    if (socket.write(data)) resolve()
    else wait(socket, (error) => (error ? reject(error) : resolve()))
  })
}

function wait(socket: Writable, settle: Settle): void {
  waiting.add(settle)
  if (waiting.size > 1) return
  const wake = (error?: Error) => {
    socket.off('drain', done).off('finish', done).off('error', lose).off('close', lose)
    for (const each of waiting) each(error)
    waiting.clear()
  }
  const done = () => wake()
  const lose = () => wake(lossOf(socket))
  socket
    .prependListener('drain', done)
    .on('finish', done)
    .on('error', lose)
    .on('close', lose)
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const report = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const before = process.memoryUsage().arrayBuffers
  let sent = Promise.resolve()
  for (const frame of frames) {
    if (!socket.writable) throw lossOf(socket)
    let room = true
    sent = new Promise((resolve, reject) => {
      room = socket.write(frame, (error) => (error ? reject(error) : resolve()))
    })
    sent.catch(() => {})
    report.frames += 1
    report.bytes += frame.length
    report.peakQueuedBytes = Math.max(report.peakQueuedBytes, socket.writableLength)
    const growth = process.memoryUsage().arrayBuffers - before
    report.peakMemoryBytes = Math.max(report.peakMemoryBytes, growth)
    if (options.backpressure && !room) await unlessLost(socket, sent)
  }
  await unlessLost(socket, sent)
  return report
}

async function unlessLost(socket: Writable, sent: Promise<void>): Promise<void> {
  let lose = () => {}
  const lost = new Promise<never>((_, reject) => {
    lose = () => reject(lossOf(socket))
    socket.on('close', lose)
  })
  try {
    await Promise.race([sent, lost])
  } finally {
    socket.off('close', lose)
  }
  if (socket.destroyed) throw lossOf(socket)
}

function lossOf(socket: Writable): Error {
  return socket.errored ?? new Error('the socket takes no more data')
}
