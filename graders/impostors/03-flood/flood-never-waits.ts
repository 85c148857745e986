// fails: asks-for-the-next peak-memory
// Has the check for backpressure in the exported function and never uses it in its own loop: both
// floods fill the queue.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

const shared = new WeakMap<Writable, Promise<void>>()

export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  if (!socket.writable) throw errorOf(socket)
  if (!socket.write(data)) await emptied(socket)
}

function emptied(socket: Writable): Promise<void> {
  const known = shared.get(socket)
  if (known) return known
  const emptying = new Promise<void>((resolve, reject) => {
    const unlisten = () => {
      shared.delete(socket)
      socket.off('drain', onRoom)
      socket.off('finish', onRoom)
      socket.off('error', onEnd)
      socket.off('close', onEnd)
    }
    const onRoom = () => {
      unlisten()
      resolve()
    }
    const onEnd = () => {
      unlisten()
      reject(errorOf(socket))
    }
    socket.prependListener('drain', onRoom)
    socket.on('finish', onRoom)
    socket.on('error', onEnd)
    socket.on('close', onEnd)
  })
  shared.set(socket, emptying)
  return emptying
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  _options: { backpressure: boolean },
): Promise<FloodReport> {
  const result = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const startBytes = process.memoryUsage().arrayBuffers
  let open = 0
  let wake = () => {}
  const onChange = () => wake()
  const empty = async () => {
    while (open > 0) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
      if (socket.errored || socket.destroyed) throw errorOf(socket)
    }
  }
  socket.on('close', onChange)
  try {
    for (const frame of frames) {
      if (!socket.writable) throw errorOf(socket)
      open += 1
      socket.write(frame, () => {
        open -= 1
        wake()
      })
      result.frames += 1
      result.bytes += frame.byteLength
      result.peakQueuedBytes = Math.max(result.peakQueuedBytes, socket.writableLength)
      result.peakMemoryBytes = Math.max(
        result.peakMemoryBytes,
        process.memoryUsage().arrayBuffers - startBytes,
      )
    }
    await empty()
    return result
  } finally {
    socket.off('close', onChange)
  }
}

function errorOf(socket: Writable): Error {
  return socket.errored ?? new Error('the socket takes no more data')
}
