// Style: walks the iterator by hand and asks it for one frame more while the last one still waits,
// so that the frame is ready when there is room.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

type Waiter = (error: Error | undefined) => void

const waiters = new WeakMap<Writable, Waiter[]>()

function drained(socket: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    const waiter: Waiter = (error) => (error ? reject(error) : resolve())
    const others = waiters.get(socket)
    if (others) others.push(waiter)
    else listen(socket, [waiter])
  })
}

function listen(socket: Writable, all: Waiter[]): void {
  const release = (error?: Error) => {
    waiters.delete(socket)
    socket.off('drain', drain).off('finish', drain).off('error', lose).off('close', lose)
    for (const waiter of all) waiter(error)
  }
  const drain = () => release()
  const lose = () => release(lossOf(socket))
  waiters.set(socket, all)
  socket.prependListener('drain', drain).prependListener('finish', drain)
  socket.prependListener('error', lose).prependListener('close', lose)
}

function lossOf(socket: Writable): Error {
  return socket.errored ?? new Error('socket lost')
}

export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  if (!socket.writable) throw lossOf(socket)
  if (socket.write(data) === false) await drained(socket)
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  { backpressure }: { backpressure: boolean },
): Promise<FloodReport> {
  const iterator = frames[Symbol.iterator]()
  const report = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const before = process.memoryUsage().arrayBuffers
  let sent = Promise.resolve()
  let next = iterator.next()
  try {
    while (!next.done) {
      if (!socket.writable) throw lossOf(socket)
      const { value } = next
      let room = true
      sent = new Promise((resolve, reject) => {
        room = socket.write(value, (error) => {
          if (error || socket.destroyed) reject(error ?? lossOf(socket))
          else resolve()
        })
      })
      sent.catch(() => {})
      report.frames += 1
      report.bytes += value.length
      report.peakQueuedBytes = Math.max(report.peakQueuedBytes, socket.writableLength)
      const grown = process.memoryUsage().arrayBuffers - before
      report.peakMemoryBytes = Math.max(report.peakMemoryBytes, grown)
      const wait = backpressure && !room ? drained(socket) : undefined
      wait?.catch(() => {})
      try {
        next = iterator.next()
      } catch (thrown) {
        next = { done: true, value: undefined }
        throw thrown
      }
      await wait
    }
    await unlessClosed(socket, sent)
    return report
  } finally {
    if (!next.done) iterator.return?.()
  }
}

async function unlessClosed(socket: Writable, sent: Promise<void>): Promise<void> {
  let onClose = () => {}
  const closed = new Promise<never>((_, reject) => {
    onClose = () => reject(lossOf(socket))
    socket.on('close', onClose)
  })
  await Promise.race([sent, closed]).finally(() => socket.off('close', onClose))
}
