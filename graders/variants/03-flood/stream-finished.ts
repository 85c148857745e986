// Style: stream.finished tells when the socket is done in whatever way; one a socket, counted.
import { finished, type Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

type Listener = (error?: Error | null) => void

interface Watch {
  listeners: Set<Listener>
  stop: () => void
}

const watches = new WeakMap<Writable, Watch>()

function startWatch(socket: Writable): Watch {
  const listeners = new Set<Listener>()
  const stop = finished(socket, { readable: false }, (error) => {
    for (const listener of listeners) listener(error)
  })
  return { listeners, stop }
}

function listen(socket: Writable, listener: Listener): void {
  const watch = watches.get(socket) ?? startWatch(socket)
  watches.set(socket, watch)
  watch.listeners.add(listener)
}

function unlisten(socket: Writable, listener: Listener): void {
  const watch = watches.get(socket)
  if (!watch?.listeners.delete(listener) || watch.listeners.size > 0) return
  watches.delete(socket)
  watch.stop()
}

interface Outgoing {
  room: boolean
  done: Promise<Error | null>
}

function send(socket: Writable, data: Uint8Array): Outgoing {
  if (!socket.writable) throw socket.errored ?? new Error('the socket is not writable')
  let room = false
  const done = new Promise<Error | null>((resolve) => {
    room = socket.write(data, (error) =>
      resolve(error ?? (socket.destroyed ? new Error('the socket was destroyed') : null)),
    )
  })
  return { room, done }
}

function out(socket: Writable, { done }: Outgoing): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle: Listener = (error) => {
      unlisten(socket, settle)
      if (error) reject(error)
      else resolve()
    }
    listen(socket, settle)
    done.then(settle)
  })
}

export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  const outgoing = send(socket, data)
  if (!outgoing.room) await out(socket, outgoing)
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  { backpressure }: { backpressure: boolean },
): Promise<FloodReport> {
  const report = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const start = process.memoryUsage().external
  let last: Outgoing | undefined
  for (const frame of frames) {
    last = send(socket, frame)
    report.frames++
    report.bytes += frame.length
    report.peakQueuedBytes = Math.max(report.peakQueuedBytes, socket.writableLength)
    const grown = process.memoryUsage().external - start
    report.peakMemoryBytes = Math.max(report.peakMemoryBytes, grown)
    if (backpressure && !last.room) await out(socket, last)
  }
  if (last) await out(socket, last)
  return report
}
