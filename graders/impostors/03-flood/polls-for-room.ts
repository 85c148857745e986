// fails: waits-for-its-own-data
// Looks every turn whether the queue is below its mark again, as other streams' low-water marks
// have it: it resolves while its own data is still queued.
import type { Writable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  if (!socket.writable) throw errorOf(socket)
  if (socket.write(data)) return
  while (isFull(socket)) {
    await nextTurn()
    if (socket.destroyed || socket.errored) throw errorOf(socket)
  }
}

function isFull({ writableLength, writableHighWaterMark }: Writable): boolean {
  return writableLength > 0 && writableLength >= writableHighWaterMark
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
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
      const more = socket.write(frame, () => {
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
      if (options.backpressure && !more) await empty()
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
