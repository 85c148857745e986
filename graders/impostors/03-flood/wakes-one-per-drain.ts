// fails: wakes-every-caller keeps-the-order no-warning
// Keeps its callers in a queue and wakes one at each 'drain', as a semaphore does: the queue is
// empty then, no further 'drain' is due, and the others wait for ever.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

interface Caller {
  resolve: () => void
  reject: (error: Error) => void
}

const queues = new WeakMap<Writable, Caller[]>()

export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  if (!socket.writable) throw errorOf(socket)
  if (!socket.write(data)) await enqueue(socket)
}

function enqueue(socket: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    const queue = queues.get(socket)
    if (queue) queue.push({ resolve, reject })
    else listen(socket, [{ resolve, reject }])
  })
}

function listen(socket: Writable, queue: Caller[]): void {
  const unlisten = () => {
    queues.delete(socket)
    socket.off('drain', onRoom).off('finish', onFinish)
    socket.off('error', onEnd).off('close', onEnd)
  }
  const onRoom = () => {
    queue.shift()?.resolve()
    if (queue.length === 0) unlisten()
  }
  const onFinish = () => {
    unlisten()
    for (const caller of queue) caller.resolve()
  }
  const onEnd = () => {
    unlisten()
    for (const caller of queue) caller.reject(errorOf(socket))
  }
  queues.set(socket, queue)
  socket.prependListener('drain', onRoom).on('finish', onFinish)
  socket.on('error', onEnd).on('close', onEnd)
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
