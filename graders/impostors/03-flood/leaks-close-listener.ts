// fails: no-listener-left no-warning
// Trusts `once` to clear its 'close' listener away: every wait that ends well leaves one more, and
// the eleventh prints a warning.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

const shared = new WeakMap<Writable, Promise<void>>()

export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  if (!socket.writable) throw errorOf(socket)
  if (!socket.write(data)) await emptied(socket)
}

function emptied(socket: Writable): Promise<void> {
  const known = shared.get(socket)
  if (known) return known
  const emptying = new Promise<void>((resolve, reject) => {
    const unlisten = () => {
      shared.delete(socket)
      socket.off('drain', onRoom)
      socket.off('finish', onRoom)
      socket.off('error', onEnd)
    }
    const onRoom = () => {
      unlisten()
      resolve()
    }
    const onEnd = () => {
      unlisten()
      reject(errorOf(socket))
    }
    socket.prependListener('drain', onRoom)
    socket.on('finish', onRoom)
    socket.on('error', onEnd)
    socket.once('close', onEnd)
  })
  shared.set(socket, emptying)
  return emptying
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const result = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const base = process.memoryUsage().arrayBuffers
  let flushed = Promise.resolve()
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
  const lost = new Promise<never>((_, reject) => {
    lose = () => reject(errorOf(socket))
    socket.on('close', lose)
  })
  try {
    await Promise.race([flushed, lost])
  } finally {
    socket.off('close', lose)
  }
  if (socket.destroyed) throw errorOf(socket)
}

function errorOf(socket: Writable): Error {
  return socket.errored ?? new Error('the socket takes no more data')
}
