// fails: resolves-at-once waits-for-its-own-data keeps-the-order dead-before no-listener-left
// Waits for the callback of every write, as `await promisify(socket.write)` does: one frame in
// flight at a time, however much room there is.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

type Settle = (error?: Error) => void

const waiting = new WeakMap<Writable, Set<Settle>>()

export function writeWithBackpressure(socket: Writable, data: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!socket.writable) throw lossOf(socket)
    const settle: Settle = (error) => {
      forget(socket, settle)
      if (error) reject(error)
      else resolve()
    }
    socket.write(data, (error) =>
      settle(error ?? (socket.destroyed ? lossOf(socket) : undefined)),
    )
    remember(socket, settle)
  })
}

function remember(socket: Writable, settle: Settle): void {
  const settles = waiting.get(socket) ?? new Set()
  if (settles.size === 0) socket.on('error', failAll).on('close', failAll)
  waiting.set(socket, settles.add(settle))
}

function forget(socket: Writable, settle: Settle): void {
  const settles = waiting.get(socket)
  if (!settles?.delete(settle) || settles.size > 0) return
  socket.off('error', failAll).off('close', failAll)
}

function failAll(this: Writable): void {
  for (const settle of waiting.get(this) ?? []) settle(lossOf(this))
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
