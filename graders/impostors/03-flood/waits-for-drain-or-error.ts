// fails: destroyed-while-waiting ended-while-waiting peer-ends-while-waiting no-listener-left
// Waits for 'drain' or 'error', which is what `await once(socket, 'drain')` does: destroy() and an
// end bring neither, and it waits for ever.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

const waits = new WeakMap<Writable, Promise<void>>()

export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  if (!socket.writable) throw reasonOf(socket)
  if (!socket.write(data)) await nextDrain(socket)
}

function nextDrain(socket: Writable): Promise<void> {
  const known = waits.get(socket)
  if (known) return known
  const wait = new Promise<void>((resolve, reject) => {
    const cleanUp = () => {
      waits.delete(socket)
      socket.off('drain', onDrain)
      socket.off('error', onGone)
    }
    const onDrain = () => {
      cleanUp()
      resolve()
    }
    const onGone = () => {
      cleanUp()
      reject(reasonOf(socket))
    }
    socket.prependListener('drain', onDrain)
    socket.on('error', onGone)
  })
  waits.set(socket, wait)
  return wait
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const seen = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const before = process.memoryUsage().arrayBuffers
  let out = Promise.resolve()
  for (const frame of frames) {
    if (!socket.writable) throw reasonOf(socket)
    let room = true
    out = new Promise((resolve, reject) => {
      room = socket.write(frame, (error) => (error ? reject(error) : resolve()))
    })
    out.catch(() => {})
    seen.frames += 1
    seen.bytes += frame.length
    seen.peakQueuedBytes = Math.max(seen.peakQueuedBytes, socket.writableLength)
    const growth = process.memoryUsage().arrayBuffers - before
    seen.peakMemoryBytes = Math.max(seen.peakMemoryBytes, growth)
    if (options.backpressure && !room) await unlessLost(socket, out)
  }
  await unlessLost(socket, out)
  return seen
}

async function unlessLost(socket: Writable, out: Promise<void>): Promise<void> {
  let lose = () => {}
  const lost = new Promise<never>((_, reject) => {
    lose = () => reject(reasonOf(socket))
    socket.on('close', lose)
  })
  try {
    await Promise.race([out, lost])
  } finally {
    socket.off('close', lose)
  }
  if (socket.destroyed) throw reasonOf(socket)
}

function reasonOf(socket: Writable): Error {
  return socket.errored ?? new Error('the socket takes no more data')
}
