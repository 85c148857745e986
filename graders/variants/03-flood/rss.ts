// Style: memory by rss; those who wait are kept on the very listener that will wake them, which is
// found again among the socket's listeners.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

interface Listener {
  (): void
  calls: Set<(error: Error) => void>
}

const isOurs = (listener: unknown): listener is Listener =>
  typeof listener === 'function' && 'calls' in listener && listener.calls instanceof Set

function listenerOf(socket: Writable): Listener | undefined {
  return socket.listeners('close').find(isOurs)
}

function addListener(socket: Writable): Listener {
  const calls: Listener['calls'] = new Set()
  const listener = Object.assign(
    () => {
      for (const call of calls) call(socket.errored ?? new Error('Socket closed.'))
    },
    { calls },
  )
  socket.on('close', listener).on('error', listener)
  return listener
}

function waitFor(socket: Writable, sent: Promise<Error | null>): Promise<void> {
  return new Promise((resolve, reject) => {
    const listener = listenerOf(socket) ?? addListener(socket)
    const settle = (error: Error | null) => {
      listener.calls.delete(settle)
      if (listener.calls.size === 0) socket.off('close', listener).off('error', listener)
      if (error) reject(error)
      else resolve()
    }
    listener.calls.add(settle)
    sent.then(settle)
  })
}

function write(socket: Writable, data: Uint8Array) {
  let room = false
  const sent = new Promise<Error | null>((resolve) => {
    room = socket.write(data, (error) => {
      if (!error && socket.destroyed) error = socket.errored ?? new Error('Destroyed.')
      resolve(error ?? null)
    })
  })
  return { room, sent }
}

export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  if (!socket.writable) throw socket.errored ?? new Error('Socket not writable.')
  const { room, sent } = write(socket, data)
  if (!room) await waitFor(socket, sent)
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const rssBefore = process.memoryUsage.rss()
  let frameCount = 0
  let bytes = 0
  let peakQueuedBytes = 0
  let peakRss = rssBefore
  let last: Promise<Error | null> | undefined
  for (const frame of frames) {
    if (!socket.writable) throw socket.errored ?? new Error('Socket not writable.')
    const { room, sent } = write(socket, frame)
    peakQueuedBytes = Math.max(peakQueuedBytes, socket.writableLength)
    peakRss = Math.max(peakRss, process.memoryUsage.rss())
    frameCount += 1
    bytes += frame.byteLength
    last = sent
    if (options.backpressure && !room) await waitFor(socket, sent)
  }
  if (last) await waitFor(socket, last)
  return {
    frames: frameCount,
    bytes,
    peakQueuedBytes,
    peakMemoryBytes: peakRss - rssBefore,
  }
}
