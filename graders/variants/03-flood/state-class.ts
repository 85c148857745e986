// Style: a class a socket with an explicit state: open, full or dead, and those who wait.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

type State = 'open' | 'full' | 'dead'

interface Caller {
  resolve(): void
  reject(error: Error): void
}

class Outlet {
  private static readonly outlets = new WeakMap<Writable, Outlet>()

  static for(socket: Writable): Outlet {
    let outlet = Outlet.outlets.get(socket)
    if (outlet === undefined) {
      outlet = new Outlet(socket)
      Outlet.outlets.set(socket, outlet)
    }
    return outlet
  }

  private readonly socket: Writable
  private state: State = 'open'
  private callers: Caller[] = []

  private constructor(socket: Writable) {
    this.socket = socket
  }

  write(data: Uint8Array): Promise<void> {
    if (!this.socket.writable) return Promise.reject(this.reason())
    if (this.socket.write(data)) return Promise.resolve()
    return this.wait()
  }

  /** Waits for the queue to be empty, or for a call of what `until` is given. */
  wait(until?: (done: () => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const caller = { resolve, reject }
      this.callers.push(caller)
      this.enter('full')
      until?.(() => {
        resolve()
        this.callers = this.callers.filter((other) => other !== caller)
        if (this.callers.length === 0) this.onOpen()
      })
    })
  }

  private readonly onOpen = (): void => {
    if (this.state === 'full') this.enter('open')
  }

  private readonly onDead = (): void => this.enter('dead')

  private enter(state: State): void {
    if (state === this.state) return
    this.state = state
    if (state === 'full') {
      this.socket.prependListener('drain', this.onOpen)
      this.socket.prependListener('finish', this.onOpen)
      this.socket.prependListener('error', this.onDead)
      this.socket.prependListener('close', this.onDead)
      return
    }
    this.socket.off('drain', this.onOpen)
    this.socket.off('finish', this.onOpen)
    this.socket.off('error', this.onDead)
    this.socket.off('close', this.onDead)
    const callers = this.callers
    this.callers = []
    for (const caller of callers) {
      if (state === 'open') caller.resolve()
      else caller.reject(this.reason())
    }
  }

  private reason(): Error {
    return this.socket.errored ?? new Error('socket is closed')
  }
}

export function writeWithBackpressure(socket: Writable, data: Uint8Array): Promise<void> {
  return Outlet.for(socket).write(data)
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const outlet = Outlet.for(socket)
  const before = process.memoryUsage().arrayBuffers
  let count = 0
  let bytes = 0
  let out = 0
  let peakQueuedBytes = 0
  let peakMemoryBytes = 0
  let last = () => {}
  for (const frame of frames) {
    if (!socket.writable) throw socket.errored ?? new Error('socket is closed')
    const room = socket.write(frame, (error) => {
      if (error || socket.destroyed) return
      out++
      if (out === count) last()
    })
    count++
    bytes += frame.length
    peakQueuedBytes = Math.max(peakQueuedBytes, socket.writableLength)
    peakMemoryBytes = Math.max(
      peakMemoryBytes,
      process.memoryUsage().arrayBuffers - before,
    )
    if (options.backpressure && !room) await outlet.wait()
  }
  if (out < count)
    await outlet.wait((done) => {
      last = done
    })
  return { frames: count, bytes, peakQueuedBytes, peakMemoryBytes }
}
