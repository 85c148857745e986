// fails: destroyed-while-waiting no-listener-left
// Does not listen for 'close', on the belief that a broken socket says 'error': destroy() without
// a reason says nothing else.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

const pending = new WeakMap<Writable, Promise<void>>()

export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  if (!socket.writable) throw failure(socket)
  if (!socket.write(data)) await untilDrain(socket)
}

function untilDrain(socket: Writable): Promise<void> {
  const known = pending.get(socket)
  if (known) return known
  const promise = new Promise<void>((resolve, reject) => {
    const off = () => {
      pending.delete(socket)
      socket.off('drain', done)
      socket.off('finish', done)
      socket.off('error', fail)
    }
    const done = () => {
      off()
      resolve()
    }
    const fail = () => {
      off()
      reject(failure(socket))
    }
    socket.prependListener('drain', done)
    socket.on('finish', done)
    socket.on('error', fail)
  })
  pending.set(socket, promise)
  return promise
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const total = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const startBytes = process.memoryUsage().arrayBuffers
  let left = 0
  let look = () => {}
  const onChange = () => look()
  const empty = async () => {
    while (left > 0) {
      await new Promise<void>((resolve) => {
        look = resolve
      })
      if (socket.errored || socket.destroyed) throw failure(socket)
    }
  }
  socket.on('close', onChange)
  try {
    for (const frame of frames) {
      if (!socket.writable) throw failure(socket)
      left += 1
      const hasRoom = socket.write(frame, () => {
        left -= 1
        look()
      })
      total.frames += 1
      total.bytes += frame.byteLength
      total.peakQueuedBytes = Math.max(total.peakQueuedBytes, socket.writableLength)
      total.peakMemoryBytes = Math.max(
        total.peakMemoryBytes,
        process.memoryUsage().arrayBuffers - startBytes,
      )
      if (options.backpressure && !hasRoom) await empty()
    }
    await empty()
    return total
  } finally {
    socket.off('close', onChange)
  }
}

function failure(socket: Writable): Error {
  return socket.errored ?? new Error('the socket takes no more data')
}
