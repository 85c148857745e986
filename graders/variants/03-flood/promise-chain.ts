// Style: a chain of promises a socket: each call waits for the one before it and only then writes,
// so that never more than one of them listens.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

const tails = new WeakMap<Writable, Promise<void>>()

export function writeWithBackpressure(socket: Writable, data: Uint8Array): Promise<void> {
  const tail = tails.get(socket) ?? Promise.resolve()
  const turn = tail.then(
    () => writeNow(socket, data),
    () => writeNow(socket, data),
  )
  tails.set(socket, turn)
  return turn
}

function writeNow(socket: Writable, data: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!socket.writable) throw gone(socket)
    if (socket.write(data)) resolve()
    else waitForRoom(socket, resolve, reject)
  })
}

function waitForRoom(
  socket: Writable,
  resolve: () => void,
  reject: (error: Error) => void,
): void {
  const stop = () => {
    socket.off('drain', onRoom)
    socket.off('finish', onRoom)
    socket.off('error', onLoss)
    socket.off('close', onLoss)
  }
  const onRoom = () => {
    stop()
    resolve()
  }
  const onLoss = () => {
    stop()
    reject(gone(socket))
  }
  socket.on('drain', onRoom)
  socket.on('finish', onRoom)
  socket.on('error', onLoss)
  socket.on('close', onLoss)
}

function gone(socket: Writable): Error {
  return socket.errored ?? new Error('the socket takes no more')
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const report = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const before = process.memoryUsage().arrayBuffers
  let chain = Promise.resolve()
  for (const frame of frames) {
    if (!socket.writable) throw gone(socket)
    let room = true
    const sent = new Promise<void>((resolve, reject) => {
      room = socket.write(frame, (error) => {
        if (error || socket.destroyed) reject(error ?? gone(socket))
        else resolve()
      })
    })
    chain = Promise.all([chain, sent]).then(() => {})
    chain.catch(() => {})
    report.frames += 1
    report.bytes += frame.length
    report.peakQueuedBytes = Math.max(report.peakQueuedBytes, socket.writableLength)
    const grown = process.memoryUsage().arrayBuffers - before
    report.peakMemoryBytes = Math.max(report.peakMemoryBytes, grown)
    if (options.backpressure && !room) await unlessClosed(socket, chain)
  }
  await unlessClosed(socket, chain)
  return report
}

function unlessClosed(socket: Writable, chain: Promise<void>): Promise<void> {
  let onClose = () => {}
  const closed = new Promise<void>((_, reject) => {
    onClose = () => reject(gone(socket))
    socket.on('close', onClose)
  })
  return Promise.race([chain, closed]).finally(() => socket.off('close', onClose))
}
