// fails: dead-before
// Returns without a word when the socket is gone, as broadcast loops do with `if (!socket.writable)
// return`: the data is lost and the caller believes it sent.
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
  if (!socket.writable) return
  if (!socket.write(data)) await nextDrain(socket)
}

function nextDrain(socket: Writable): Promise<void> {
  const known = waits.get(socket)
  if (known) return known
  const wait = new Promise<void>((resolve, reject) => {
    const cleanUp = () => {
      waits.delete(socket)
      socket.off('drain', onDrain)
      socket.off('finish', onDrain)
      socket.off('error', onGone)
      socket.off('close', onGone)
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
    socket.on('finish', onDrain)
    socket.on('error', onGone)
    socket.on('close', onGone)
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
  const startBytes = process.memoryUsage().arrayBuffers
  let unsent = 0
  let wake = () => {}
  const onChange = () => wake()
  const empty = async () => {
    while (unsent > 0) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
      if (socket.errored || socket.destroyed) throw reasonOf(socket)
    }
  }
  socket.on('close', onChange)
  try {
    for (const frame of frames) {
      if (!socket.writable) throw reasonOf(socket)
      unsent += 1
      const hasRoom = socket.write(frame, () => {
        unsent -= 1
        wake()
      })
      seen.frames += 1
      seen.bytes += frame.byteLength
      seen.peakQueuedBytes = Math.max(seen.peakQueuedBytes, socket.writableLength)
      seen.peakMemoryBytes = Math.max(
        seen.peakMemoryBytes,
        process.memoryUsage().arrayBuffers - startBytes,
      )
      if (options.backpressure && !hasRoom) await empty()
    }
    await empty()
    return seen
  } finally {
    socket.off('close', onChange)
  }
}

function reasonOf(socket: Writable): Error {
  return socket.errored ?? new Error('the socket takes no more data')
}
