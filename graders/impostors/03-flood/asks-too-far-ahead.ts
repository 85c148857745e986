// fails: asks-for-the-next
// Keeps two blocked writes under way before it waits, a pipeline of depth two: it asks its source
// for one frame more than the promised one.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

const pending = new WeakMap<Writable, Promise<void>>()

export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  if (!socket.writable) throw failure(socket)
  if (!socket.write(data)) await untilDrain(socket)
}

function untilDrain(socket: Writable): Promise<void> {
  const known = pending.get(socket)
  if (known) return known
  const promise = new Promise<void>((resolve, reject) => {
    const off = () => {
      pending.delete(socket)
      socket.off('drain', done)
      socket.off('finish', done)
      socket.off('error', fail)
      socket.off('close', fail)
    }
    const done = () => {
      off()
      resolve()
    }
    const fail = () => {
      off()
      reject(failure(socket))
    }
    socket.prependListener('drain', done)
    socket.on('finish', done)
    socket.on('error', fail)
    socket.on('close', fail)
  })
  pending.set(socket, promise)
  return promise
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const total = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const before = process.memoryUsage().arrayBuffers
  let written = Promise.resolve()
  const blocked: Promise<void>[] = []
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
    if (options.backpressure && !room) blocked.push(written)
    const oldest = blocked.length > 2 ? blocked.shift() : undefined
    if (oldest) await orClosed(socket, oldest)
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
