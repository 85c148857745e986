// fails: waits-for-its-own-data wakes-every-caller keeps-the-order fails-while-waiting destroyed-while-waiting no-warning
// Keeps one waiting caller a socket, a single `this.resolve` as many classes have: the next caller
// overwrites it, and all but the last wait for ever.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

type Settle = (error?: Error) => void

const waiting = new WeakMap<Writable, Settle>()

export function writeWithBackpressure(socket: Writable, data: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!socket.writable) throw lossOf(socket)
    const settle: Settle = (error) => {
      forget(socket)
      if (error) reject(error)
      else resolve()
    }
    if (socket.write(data)) resolve()
    else remember(socket, settle)
  })
}

function remember(socket: Writable, settle: Settle): void {
  if (!waiting.has(socket)) {
    socket.on('drain', wakeLast).on('finish', wakeLast)
    socket.on('error', failLast).on('close', failLast)
  }
  waiting.set(socket, settle)
}

function forget(socket: Writable): void {
  waiting.delete(socket)
  socket.off('drain', wakeLast).off('finish', wakeLast)
  socket.off('error', failLast).off('close', failLast)
}

function wakeLast(this: Writable): void {
  waiting.get(this)?.()
}

function failLast(this: Writable): void {
  waiting.get(this)?.(lossOf(this))
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
