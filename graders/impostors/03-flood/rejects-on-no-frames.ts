// fails: resolves-when-empty
// Waits at the end for the last write without asking whether there was one: an empty iterable
// rejects with a TypeError, the case that no one tries by hand.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

type Settle = (error?: Error) => void

const callers = new WeakMap<Writable, Set<Settle>>()

export function writeWithBackpressure(socket: Writable, data: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!socket.writable) throw errorOf(socket)
    const settle: Settle = (error) => {
      remove(socket, settle)
      if (error) reject(error)
      else resolve()
    }
    const more = socket.write(data, (error) =>
      settle(error ?? (socket.destroyed ? errorOf(socket) : undefined)),
    )
    if (more) resolve()
    else add(socket, settle)
  })
}

function add(socket: Writable, settle: Settle): void {
  const settles = callers.get(socket) ?? new Set()
  if (settles.size === 0) socket.on('error', failAll).on('close', failAll)
  callers.set(socket, settles.add(settle))
}

function remove(socket: Writable, settle: Settle): void {
  const settles = callers.get(socket)
  if (!settles?.delete(settle) || settles.size > 0) return
  socket.off('error', failAll).off('close', failAll)
}

function failAll(this: Writable): void {
  for (const settle of callers.get(this) ?? []) settle(errorOf(this))
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const result = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const base = process.memoryUsage().arrayBuffers
  let flushed!: Promise<void>
  for (const frame of frames) {
    if (!socket.writable) throw errorOf(socket)
    let more = true
    flushed = new Promise((resolve, reject) => {
      more = socket.write(frame, (error) => (error ? reject(error) : resolve()))
    })
    flushed.catch(() => {})
    result.frames += 1
    result.bytes += frame.length
    result.peakQueuedBytes = Math.max(result.peakQueuedBytes, socket.writableLength)
    const growth = process.memoryUsage().arrayBuffers - base
    result.peakMemoryBytes = Math.max(result.peakMemoryBytes, growth)
    if (options.backpressure && !more) await unlessLost(socket, flushed)
  }
  await unlessLost(socket, flushed)
  return result
}

async function unlessLost(socket: Writable, flushed: Promise<void>): Promise<void> {
  let lose = () => {}
  const done = new Promise<void>((resolve, reject) => {
    lose = () => reject(errorOf(socket))
    socket.on('close', lose)
    flushed.then(resolve, reject)
  })
  await done.finally(() => socket.off('close', lose))
  if (socket.destroyed) throw errorOf(socket)
}

function errorOf(socket: Writable): Error {
  return socket.errored ?? new Error('the socket takes no more data')
}
