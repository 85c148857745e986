// fails: resolves-when-empty peak-queued
// Waits for a last 'drain' while anything is queued: where the last write() returned true, none is
// due, and it waits for ever.
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
  if (!socket.write(data)) await drained(socket)
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
  if (socket.writableLength > 0) await drained(socket)
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
