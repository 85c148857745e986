// fails: asks-for-all peak-memory
// Waits for room in both floods: `backpressure: false` is never looked at, and the report shows no
// difference to learn from.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

type Settle = (error?: Error) => void

const watchers = new WeakMap<Writable, Set<Settle>>()

export function writeWithBackpressure(socket: Writable, data: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!socket.writable) throw failure(socket)
    const finish: Settle = (error) => {
      forget(socket, finish)
      if (error) reject(error)
      else resolve()
    }
    const hasRoom = socket.write(data, (error) =>
      finish(error ?? (socket.destroyed ? failure(socket) : undefined)),
    )
    if (hasRoom) resolve()
    else remember(socket, finish)
  })
}

function remember(socket: Writable, finish: Settle): void {
  const all = watchers.get(socket) ?? new Set()
  if (all.size === 0) socket.on('error', failAll).on('close', failAll)
  watchers.set(socket, all.add(finish))
}

function forget(socket: Writable, finish: Settle): void {
  const all = watchers.get(socket)
  if (!all?.delete(finish) || all.size > 0) return
  socket.off('error', failAll).off('close', failAll)
}

function failAll(this: Writable): void {
  for (const finish of watchers.get(this) ?? []) finish(failure(this))
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  _options: { backpressure: boolean },
): Promise<FloodReport> {
  const total = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const before = process.memoryUsage().arrayBuffers
  let written = Promise.resolve()
  for (const frame of frames) {
    if (!socket.writable) throw failure(socket)
    let room = true
    written = new Promise((resolve, reject) => {
      room = socket.write(frame, (error) => (error ? reject(error) : resolve()))
    })
    written.catch(() => {})
    total.frames += 1
    total.bytes += frame.length
    total.peakQueuedBytes = Math.max(total.peakQueuedBytes, socket.writableLength)
    const grown = process.memoryUsage().arrayBuffers - before
    total.peakMemoryBytes = Math.max(total.peakMemoryBytes, grown)
    if (!room) await orClosed(socket, written)
  }
  await orClosed(socket, written)
  return total
}

async function orClosed(socket: Writable, written: Promise<void>): Promise<void> {
  let onClose = () => {}
  const closed = new Promise<never>((_, reject) => {
    onClose = () => reject(failure(socket))
    socket.on('close', onClose)
  })
  try {
    await Promise.race([written, closed])
  } finally {
    socket.off('close', onClose)
  }
  if (socket.destroyed) throw failure(socket)
}

function failure(socket: Writable): Error {
  return socket.errored ?? new Error('the socket takes no more data')
}
