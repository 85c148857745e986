// Style: a queue of jobs a socket, which writes only while the socket has room and goes on at its
// 'drain'; memory as the sum of all that a process reports but rss.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

interface Job {
  data: Uint8Array
  written?: () => void
  resolve: () => void
  reject: (error: Error) => void
}

class JobQueue {
  static readonly #queues = new WeakMap<Writable, JobQueue>()

  static of(socket: Writable): JobQueue {
    const queue = JobQueue.#queues.get(socket) ?? new JobQueue(socket)
    JobQueue.#queues.set(socket, queue)
    return queue
  }

  readonly #socket: Writable
  readonly #jobs: Job[] = []
  #blocked: Job | undefined

  private constructor(socket: Writable) {
    this.#socket = socket
  }

  push(data: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#jobs.push({ data, resolve, reject })
      this.#pump()
    })
  }

  #pump(): void {
    while (!this.#blocked) {
      const job = this.#jobs.shift()
      if (!job) return
      if (!this.#socket.writable) job.reject(this.#reason())
      else if (this.#socket.write(job.data)) job.resolve()
      else this.#block(job)
    }
  }

  #block(job: Job): void {
    this.#blocked = job
    this.#socket.on('drain', this.#onRoom).on('finish', this.#onRoom)
    this.#socket.on('error', this.#onLoss).on('close', this.#onLoss)
  }

  #unblock(): Job | undefined {
    const job = this.#blocked
    this.#blocked = undefined
    this.#socket.off('drain', this.#onRoom).off('finish', this.#onRoom)
    this.#socket.off('error', this.#onLoss).off('close', this.#onLoss)
    return job
  }

  readonly #onRoom = () => {
    this.#unblock()?.resolve()
    this.#pump()
  }

  readonly #onLoss = () => {
    this.#unblock()?.reject(this.#reason())
    this.#pump()
  }

  #reason(): Error {
    return this.#socket.errored ?? new Error('the socket does not take data any more')
  }
}

export function writeWithBackpressure(socket: Writable, data: Uint8Array): Promise<void> {
  return JobQueue.of(socket).push(data)
}

function memory(): number {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const report = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const before = memory()
  const pieces = new Set<object>()
  let lose: (error: Error) => void = () => {}
  let empty = () => {}
  const fail = () => lose(socket.errored ?? new Error('the socket closed'))
  socket.on('close', fail)
  try {
    for (const frame of frames) {
      if (!socket.writable) throw socket.errored ?? new Error('the socket is closed')
      const piece = {}
      pieces.add(piece)
      const room = socket.write(frame, (error) => {
        pieces.delete(piece)
        if (error || socket.destroyed) fail()
        else if (pieces.size === 0) empty()
      })
      report.frames += 1
      report.bytes += frame.length
      report.peakQueuedBytes = Math.max(report.peakQueuedBytes, socket.writableLength)
      report.peakMemoryBytes = Math.max(report.peakMemoryBytes, memory() - before)
      if (options.backpressure && !room) await emptied()
    }
    if (pieces.size > 0) await emptied()
    return report
  } finally {
    socket.off('close', fail)
  }

  function emptied(): Promise<void> {
    return new Promise((resolve, reject) => {
      empty = resolve
      lose = reject
    })
  }
}
