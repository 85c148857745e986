// Style: every call listens for itself, and raises the socket's limit of listeners by one for as
// long as it does.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

const events = ['drain', 'finish', 'error', 'close'] as const

function shiftLimit(socket: Writable, by: number): void {
  const limit = socket.getMaxListeners()
  if (limit > 0) socket.setMaxListeners(limit + by)
}

function nextEvent(socket: Writable, sent?: Promise<void>): Promise<void> {
  shiftLimit(socket, 1)
  let listener: () => void = () => {}
  return new Promise<void>((resolve, reject) => {
    listener = () =>
      socket.errored || socket.destroyed ? reject(gone(socket)) : resolve()
    for (const event of events) socket.on(event, listener)
    sent?.then(listener, reject)
  }).finally(() => {
    for (const event of events) socket.off(event, listener)
    shiftLimit(socket, -1)
  })
}

function gone(socket: Writable): Error {
  return socket.errored ?? new Error('the socket went away')
}

export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  if (!socket.writable) throw gone(socket)
  if (!socket.write(data)) await nextEvent(socket)
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const report = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const before = process.memoryUsage().external
  let sent = Promise.resolve()
  for (const frame of frames) {
    if (!socket.writable) throw gone(socket)
    let room = true
    sent = new Promise((resolve, reject) => {
      room = socket.write(frame, (error) => (error ? reject(error) : resolve()))
    })
    sent.catch(() => {})
    report.frames += 1
    report.bytes += frame.length
    report.peakQueuedBytes = Math.max(report.peakQueuedBytes, socket.writableLength)
    const growth = process.memoryUsage().external - before
    report.peakMemoryBytes = Math.max(report.peakMemoryBytes, growth)
    if (options.backpressure && !room) await nextEvent(socket, sent)
  }
  await nextEvent(socket, sent)
  return report
}
