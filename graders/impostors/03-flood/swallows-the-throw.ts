// fails: closes-the-source
// Takes an iterable that throws for one that ends, with a catch around the source that was meant to
// be temporary: half a flood is reported as a whole one.
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
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const total = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const startBytes = process.memoryUsage().arrayBuffers
  let left = 0
  let look = () => {}
  const onChange = () => look()
  const empty = async () => {
    while (left > 0) {
      await new Promise<void>((resolve) => {
        look = resolve
      })
      if (socket.errored || socket.destroyed) throw failure(socket)
    }
  }
  socket.on('close', onChange)
  try {
    for (const frame of untilThrown(frames)) {
      if (!socket.writable) throw failure(socket)
      left += 1
      const hasRoom = socket.write(frame, () => {
        left -= 1
        look()
      })
      total.frames += 1
      total.bytes += frame.byteLength
      total.peakQueuedBytes = Math.max(total.peakQueuedBytes, socket.writableLength)
      total.peakMemoryBytes = Math.max(
        total.peakMemoryBytes,
        process.memoryUsage().arrayBuffers - startBytes,
      )
      if (options.backpressure && !hasRoom) await empty()
    }
    await empty()
    return total
  } finally {
    socket.off('close', onChange)
  }
}

function* untilThrown(frames: Iterable<Uint8Array>): Generator<Uint8Array> {
  try {
    yield* frames
  } catch {
    // The source has nothing more to give.
  }
}

function failure(socket: Writable): Error {
  return socket.errored ?? new Error('the socket takes no more data')
}
