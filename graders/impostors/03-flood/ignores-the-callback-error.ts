// fails: fails-while-waiting no-listener-left
// Wakes on the write's callback without a look at its argument, as `socket.write(data, resolve)`
// does: a write that failed counts as sent.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

type Settle = (error?: Error) => void

const callbacks = new WeakMap<Writable, Set<Settle>>()

export function writeWithBackpressure(socket: Writable, data: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!socket.writable) throw reasonOf(socket)
    const settle: Settle = (error) => {
      unwatch(socket, settle)
      if (error) reject(error)
      else resolve()
    }
    const hasRoom = socket.write(data, () =>
      settle(socket.destroyed ? reasonOf(socket) : undefined),
    )
    if (hasRoom) resolve()
    else watch(socket, settle)
  })
}

function watch(socket: Writable, settle: Settle): void {
  const settles = callbacks.get(socket) ?? new Set()
  if (settles.size === 0) socket.on('error', onGone).on('close', onGone)
  callbacks.set(socket, settles.add(settle))
}

function unwatch(socket: Writable, settle: Settle): void {
  const settles = callbacks.get(socket)
  if (!settles?.delete(settle) || settles.size > 0) return
  socket.off('error', onGone).off('close', onGone)
}

function onGone(this: Writable): void {
  for (const settle of callbacks.get(this) ?? []) settle(reasonOf(this))
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const seen = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const before = process.memoryUsage().arrayBuffers
  let out = Promise.resolve()
  for (const frame of frames) {
    if (!socket.writable) throw reasonOf(socket)
    let room = true
    out = new Promise((resolve, reject) => {
      room = socket.write(frame, (error) => (error ? reject(error) : resolve()))
    })
    out.catch(() => {})
    seen.frames += 1
    seen.bytes += frame.length
    seen.peakQueuedBytes = Math.max(seen.peakQueuedBytes, socket.writableLength)
    const growth = process.memoryUsage().arrayBuffers - before
    seen.peakMemoryBytes = Math.max(seen.peakMemoryBytes, growth)
    if (options.backpressure && !room) await unlessLost(socket, out)
  }
  await unlessLost(socket, out)
  return seen
}

async function unlessLost(socket: Writable, out: Promise<void>): Promise<void> {
  let lose = () => {}
  const lost = new Promise<never>((_, reject) => {
    lose = () => reject(reasonOf(socket))
    socket.on('close', lose)
  })
  try {
    await Promise.race([out, lost])
  } finally {
    socket.off('close', lose)
  }
  if (socket.destroyed) throw reasonOf(socket)
}

function reasonOf(socket: Writable): Error {
  return socket.errored ?? new Error('the socket takes no more data')
}
