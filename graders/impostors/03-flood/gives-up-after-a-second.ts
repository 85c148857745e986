// fails: waits-for-its-own-data
// Gives up on a peer that is silent for a second, as is done with a peer that has gone.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  /** The most bytes that the socket's own queue held after a write. */
  peakQueuedBytes: number
  /** The most that memory had grown since the start, after a write. */
  peakMemoryBytes: number
}

/** Writes `data` once; resolves when more may follow, rejects when it can no longer go out. */
export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  const write = new Write(socket, data)
  if (write.hasRoom) return
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the peer is too slow')), 1000).unref()
  })
  await Promise.race([write.handedOver(), silence]).finally(() => clearTimeout(timer))
}

/** Writes every frame, waiting for room or not; resolves when none is left in the queue. */
export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  { backpressure }: { backpressure: boolean },
): Promise<FloodReport> {
  const report = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const bytesBefore = memoryBytes()
  let write: Write | undefined
  for (const frame of frames) {
    write = new Write(socket, frame)
    report.frames += 1
    report.bytes += frame.length
    report.peakQueuedBytes = Math.max(report.peakQueuedBytes, socket.writableLength)
    report.peakMemoryBytes = Math.max(report.peakMemoryBytes, memoryBytes() - bytesBefore)
    if (backpressure && !write.hasRoom) await write.handedOver()
  }
  await write?.handedOver()
  return report
}

class Write {
  hasRoom = false
  readonly #socket: Writable
  readonly #loss: Promise<Error | undefined>

  constructor(socket: Writable, data: Uint8Array) {
    if (!socket.writable) throw lossOf(socket)
    this.#socket = socket
    this.#loss = new Promise((resolve) => {
      // Node 20 reports a write that destroy() cut off as done: hence the look at `destroyed`.
      this.hasRoom = socket.write(data, (error) =>
        resolve(error ?? (socket.destroyed ? lossOf(socket) : undefined)),
      )
    })
  }

  // A destroyed stream may never call the write's callback, and emit 'close' alone.
  handedOver(): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (loss?: Error) => {
        unwatch(this.#socket, settle)
        if (loss) reject(loss)
        else resolve()
      }
      watch(this.#socket, settle)
      this.#loss.then(settle)
    })
  }
}

type Watcher = (loss: Error) => void

// One pair of listeners a socket, however many writes wait on it.
const watchersOf = new WeakMap<Writable, Set<Watcher>>()

function watch(socket: Writable, watcher: Watcher): void {
  const watchers = watchersOf.get(socket) ?? new Set()
  if (watchers.size === 0) socket.on('error', tell).on('close', tell)
  watchersOf.set(socket, watchers.add(watcher))
}

function unwatch(socket: Writable, watcher: Watcher): void {
  const watchers = watchersOf.get(socket)
  if (!watchers?.delete(watcher) || watchers.size > 0) return
  socket.off('error', tell).off('close', tell)
}

function tell(this: Writable): void {
  for (const watcher of watchersOf.get(this) ?? []) watcher(lossOf(this))
}

function lossOf(socket: Writable): Error {
  return socket.errored ?? new Error('the socket takes no more data')
}

// A Buffer's bytes lie outside the heap.
function memoryBytes(): number {
  return process.memoryUsage().arrayBuffers
}
