// Style: callbacks throughout, as before promises, and util.promisify for the export.
import type { Writable } from 'node:stream'
import { promisify } from 'node:util'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

type Callback = (error: Error | null) => void

const queues = new WeakMap<Writable, Callback[]>()

function whenLost(socket: Writable, callback: Callback): void {
  const queue = queues.get(socket) ?? []
  queues.set(socket, queue)
  queue.push(callback)
  if (queue.length > 1) return
  socket.addListener('close', onLost)
  socket.addListener('error', onLost)
}

function noLonger(socket: Writable, callback: Callback): void {
  const queue = queues.get(socket)
  const place = queue?.indexOf(callback) ?? -1
  if (!queue || place < 0) return
  queue.splice(place, 1)
  if (queue.length > 0) return
  socket.removeListener('close', onLost)
  socket.removeListener('error', onLost)
}

function onLost(this: Writable): void {
  const queue = queues.get(this)?.slice() ?? []
  for (const callback of queue) callback(reasonOf(this))
}

function reasonOf(socket: Writable): Error {
  return socket.errored ?? new Error('connection lost')
}

function write(
  socket: Writable,
  data: Uint8Array,
  always: boolean,
  callback: Callback,
): boolean {
  if (!socket.writable) {
    process.nextTick(callback, reasonOf(socket))
    return false
  }
  let called = false
  const end: Callback = (error) => {
    if (called) return
    called = true
    noLonger(socket, end)
    callback(error)
  }
  const room = socket.write(data, (error) =>
    end(error ?? (socket.destroyed ? reasonOf(socket) : null)),
  )
  if (room && !always) end(null)
  else whenLost(socket, end)
  return room
}

export const writeWithBackpressure: (
  socket: Writable,
  data: Uint8Array,
) => Promise<void> = promisify(
  (socket: Writable, data: Uint8Array, callback: Callback) => {
    write(socket, data, false, callback)
  },
)

function floodThen(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  backpressure: boolean,
  callback: (error: unknown, report?: FloodReport) => void,
): void {
  const iterator = frames[Symbol.iterator]()
  const report = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const before = process.memoryUsage().arrayBuffers
  let left = 0
  let waiting = false
  let over = false
  let ended = false

  const finish = (error: unknown) => {
    if (ended) return
    ended = true
    if (error && !over) iterator.return?.()
    if (error) callback(error)
    else callback(null, report)
  }

  const gone: Callback = (error) => {
    left -= 1
    if (error) finish(error)
    else if (left > 0) return
    else if (over) finish(null)
    else if (waiting) next()
  }

  const next = () => {
    waiting = false
    while (!waiting && !ended) {
      let result: IteratorResult<Uint8Array>
      try {
        result = iterator.next()
      } catch (thrown) {
        ended = true
        callback(thrown)
        return
      }
      if (result.done) {
        over = true
        if (left === 0) finish(null)
        return
      }
      if (!socket.writable) {
        finish(reasonOf(socket))
        return
      }
      left += 1
      waiting = !write(socket, result.value, true, gone) && backpressure
      report.frames += 1
      report.bytes += result.value.length
      report.peakQueuedBytes = Math.max(report.peakQueuedBytes, socket.writableLength)
      const grown = process.memoryUsage().arrayBuffers - before
      report.peakMemoryBytes = Math.max(report.peakMemoryBytes, grown)
    }
  }

  next()
}

export function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  return new Promise((resolve, reject) => {
    floodThen(socket, frames, options.backpressure, (error, report) => {
      if (report) resolve(report)
      else reject(error)
    })
  })
}
