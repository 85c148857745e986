// Style: promises taken apart by hand, as Promise.withResolvers does from Node 22 on; memory by
// `external`, the highest value kept in a closure.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

interface Resolvers {
  promise: Promise<void>
  resolve: () => void
  reject: (error: Error) => void
}

function withResolvers(): Resolvers {
  const parts: Partial<Resolvers> = {}
  const promise = new Promise<void>((resolve, reject) => {
    parts.resolve = resolve
    parts.reject = reject
  })
  promise.catch(() => {})
  return { ...(parts as Resolvers), promise }
}

function highest(read: () => number): { note(): void; value: number } {
  return {
    value: 0,
    note() {
      this.value = Math.max(this.value, read())
    },
  }
}

const pending = new WeakMap<Writable, Map<Resolvers, () => void>>()

// `this` is the socket whose 'error' or 'close' it is.
function rejectAll(this: Writable): void {
  const reason = this.errored ?? new Error('socket closed early')
  for (const [{ reject }, forget] of pending.get(this) ?? []) {
    forget()
    reject(reason)
  }
}

function follow(socket: Writable, resolvers: Resolvers): () => void {
  const followed = pending.get(socket) ?? new Map<Resolvers, () => void>()
  pending.set(socket, followed)
  const forget = () => {
    if (followed.delete(resolvers) && followed.size === 0)
      socket.off('error', rejectAll).off('close', rejectAll)
  }
  if (followed.size === 0) socket.on('error', rejectAll).on('close', rejectAll)
  followed.set(resolvers, forget)
  return forget
}

function begin(socket: Writable, data: Uint8Array) {
  const resolvers = withResolvers()
  if (!socket.writable) throw socket.errored ?? new Error('socket is not writable')
  const forget = follow(socket, resolvers)
  const room = socket.write(data, (error) => {
    forget()
    if (error) resolvers.reject(error)
    else if (socket.destroyed) resolvers.reject(new Error('socket was destroyed'))
    else resolvers.resolve()
  })
  return { room, forget, promise: resolvers.promise }
}

export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  const { room, forget, promise } = begin(socket, data)
  if (room) forget()
  else await promise
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  { backpressure }: { backpressure: boolean },
): Promise<FloodReport> {
  const before = process.memoryUsage().external
  const queued = highest(() => socket.writableLength)
  const memory = highest(() => process.memoryUsage().external - before)
  let count = 0
  let bytes = 0
  let last = Promise.resolve()
  const forgets: (() => void)[] = []
  try {
    for (const frame of frames) {
      const { room, forget, promise } = begin(socket, frame)
      queued.note()
      memory.note()
      count++
      bytes += frame.byteLength
      forgets.push(forget)
      last = promise
      if (backpressure && !room) {
        await promise
        forgets.length = 0
      }
    }
    await last
  } finally {
    for (const forget of forgets) forget()
  }
  return {
    frames: count,
    bytes,
    peakQueuedBytes: queued.value,
    peakMemoryBytes: memory.value,
  }
}
