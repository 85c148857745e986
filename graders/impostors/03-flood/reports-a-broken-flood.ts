// fails: closes-the-source
// Catches the failure of the socket and returns the report so far, so that the benchmark always
// prints a table: the numbers of a broken run look like any others.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

type Settle = (error?: Error) => void

const waiting = new WeakMap<Writable, Set<Settle>>()

export function writeWithBackpressure(socket: Writable, data: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!socket.writable) throw lossOf(socket)
    const settle: Settle = (error) => {
      forget(socket, settle)
      if (error) reject(error)
      else resolve()
    }
    const hasRoom = socket.write(data, (error) =>
      settle(error ?? (socket.destroyed ? lossOf(socket) : undefined)),
    )
    if (hasRoom) resolve()
    else remember(socket, settle)
  })
}

function remember(socket: Writable, settle: Settle): void {
  const settles = waiting.get(socket) ?? new Set()
  if (settles.size === 0) socket.on('error', failAll).on('close', failAll)
  waiting.set(socket, settles.add(settle))
}

function forget(socket: Writable, settle: Settle): void {
  const settles = waiting.get(socket)
  if (!settles?.delete(settle) || settles.size > 0) return
  socket.off('error', failAll).off('close', failAll)
}

function failAll(this: Writable): void {
  for (const settle of waiting.get(this) ?? []) settle(lossOf(this))
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const report = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const startBytes = process.memoryUsage().arrayBuffers
  let unsent = 0
  let wake = () => {}
  const onChange = () => wake()
  const empty = async () => {
    while (unsent > 0) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
      if (socket.errored || socket.destroyed) throw lossOf(socket)
    }
  }
  socket.on('close', onChange)
  try {
    for (const frame of frames) {
      if (!socket.writable) throw lossOf(socket)
      unsent += 1
      const hasRoom = socket.write(frame, () => {
        unsent -= 1
        wake()
      })
      report.frames += 1
      report.bytes += frame.byteLength
      report.peakQueuedBytes = Math.max(report.peakQueuedBytes, socket.writableLength)
      report.peakMemoryBytes = Math.max(
        report.peakMemoryBytes,
        process.memoryUsage().arrayBuffers - startBytes,
      )
      if (options.backpressure && !hasRoom) await empty()
    }
    await empty()
  } catch (error) {
    if (!socket.destroyed && !socket.errored) throw error
  } finally {
    socket.off('close', onChange)
  }
  return report
}

function lossOf(socket: Writable): Error {
  return socket.errored ?? new Error('the socket takes no more data')
}
