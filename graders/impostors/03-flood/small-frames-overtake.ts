// fails: waits-for-its-own-data keeps-the-order
// Holds a frame back until it fits below the mark and sends what fits meanwhile, first fit as an
// allocator has it: a small frame overtakes a large one.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

interface Job {
  data: Uint8Array
  resolve: () => void
  reject: (error: Error) => void
}

const jobsOf = new WeakMap<Writable, Set<Job>>()

export function writeWithBackpressure(socket: Writable, data: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!socket.writable) throw lossOf(socket)
    const jobs = jobsOf.get(socket) ?? open(socket)
    jobs.add({ data, resolve, reject })
    sendWhatFits.call(socket)
  })
}

function open(socket: Writable): Set<Job> {
  const jobs = new Set<Job>()
  jobsOf.set(socket, jobs)
  socket.on('drain', sendWhatFits).on('finish', sendWhatFits)
  socket.on('error', fail).on('close', fail)
  return jobs
}

function finish(socket: Writable, job: Job): void {
  const jobs = jobsOf.get(socket)
  if (!jobs?.delete(job) || jobs.size > 0) return
  jobsOf.delete(socket)
  socket.off('drain', sendWhatFits).off('finish', sendWhatFits)
  socket.off('error', fail).off('close', fail)
}

const sending = new WeakSet<Job>()

function sendWhatFits(this: Writable): void {
  for (const job of jobsOf.get(this) ?? []) {
    const room = this.writableHighWaterMark - this.writableLength
    if (sending.has(job) || (this.writableLength > 0 && job.data.length > room)) continue
    if (this.writable) {
      send(this, job)
    } else {
      finish(this, job)
      job.reject(lossOf(this))
    }
  }
}

function send(socket: Writable, job: Job): void {
  sending.add(job)
  const settle = (error?: Error | null) => {
    finish(socket, job)
    if (error) job.reject(error)
    else job.resolve()
  }
  const hasRoom = socket.write(job.data, (error) => {
    settle(error ?? (socket.destroyed ? lossOf(socket) : null))
    sendWhatFits.call(socket)
  })
  if (hasRoom) settle()
}

function fail(this: Writable): void {
  for (const job of jobsOf.get(this) ?? []) {
    finish(this, job)
    job.reject(lossOf(this))
  }
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const report = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const startBytes = process.memoryUsage().arrayBuffers
  let unsent = 0
  let wake = () => {}
  const onChange = () => wake()
  const empty = async () => {
    while (unsent > 0) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
      if (socket.errored || socket.destroyed) throw lossOf(socket)
    }
  }
  socket.on('close', onChange)
  try {
    for (const frame of frames) {
      if (!socket.writable) throw lossOf(socket)
      unsent += 1
      const hasRoom = socket.write(frame, () => {
        unsent -= 1
        wake()
      })
      report.frames += 1
      report.bytes += frame.byteLength
      report.peakQueuedBytes = Math.max(report.peakQueuedBytes, socket.writableLength)
      report.peakMemoryBytes = Math.max(
        report.peakMemoryBytes,
        process.memoryUsage().arrayBuffers - startBytes,
      )
      if (options.backpressure && !hasRoom) await empty()
    }
    await empty()
    return report
  } finally {
    socket.off('close', onChange)
  }
}

function lossOf(socket: Writable): Error {
  return socket.errored ?? new Error('the socket takes no more data')
}
