// fails: no-warning
// Adds four listeners for every call that waits, and takes all of them off again: eleven calls at
// once print MaxListenersExceededWarning.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

export function writeWithBackpressure(socket: Writable, data: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!socket.writable) throw reasonOf(socket)
    if (socket.write(data)) {
      resolve()
      return
    }
    const cleanUp = () => {
      socket.off('drain', onDrain).off('finish', onDrain)
      socket.off('error', onGone).off('close', onGone)
    }
    const onDrain = () => {
      cleanUp()
      resolve()
    }
    const onGone = () => {
      cleanUp()
      reject(reasonOf(socket))
    }
    socket.on('drain', onDrain).on('finish', onDrain)
    socket.on('error', onGone).on('close', onGone)
  })
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
