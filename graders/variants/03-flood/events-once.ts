// Style: events.once with an AbortSignal that clears away whichever events did not come; one such
// wait a socket, shared, and gone round again by whoever's data is not out yet.
import { once } from 'node:events'
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

const waits = new WeakMap<Writable, Promise<void>>()

async function waitForEvent(socket: Writable): Promise<void> {
  const controller = new AbortController()
  const { signal } = controller
  const close = async () => {
    await once(socket, 'close', { signal })
    throw new Error('closed before the data was out')
  }
  try {
    await Promise.race([
      once(socket, 'drain', { signal }),
      once(socket, 'finish', { signal }),
      close(),
    ])
  } finally {
    waits.delete(socket)
    controller.abort()
  }
}

function event(socket: Writable): Promise<void> {
  const wait = waits.get(socket) ?? waitForEvent(socket)
  waits.set(socket, wait)
  return wait
}

export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  if (!socket.writable) throw socket.errored ?? new Error('not writable')
  let out = false
  const room = socket.write(data, () => {
    out = true
  })
  if (!room)
    do await event(socket)
    while (!out)
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const base = process.memoryUsage().external
  const report = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  let out = Promise.resolve()
  for (const frame of frames) {
    if (!socket.writable) throw socket.errored ?? new Error('not writable')
    let room = true
    out = new Promise((resolve) => {
      room = socket.write(frame, () => resolve())
    })
    report.frames += 1
    report.bytes += frame.byteLength
    report.peakQueuedBytes = Math.max(report.peakQueuedBytes, socket.writableLength)
    report.peakMemoryBytes = Math.max(
      report.peakMemoryBytes,
      process.memoryUsage().external - base,
    )
    if (options.backpressure && !room) await event(socket)
  }
  const controller = new AbortController()
  try {
    await Promise.race([out, once(socket, 'close', controller)])
  } finally {
    controller.abort()
  }
  if (socket.errored || socket.destroyed) throw socket.errored ?? new Error('destroyed')
  return report
}
