// Style: no listener at all: the write's callback sets a flag, and a loop looks at the flag and at
// the socket once every turn of the event loop.
import type { Writable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

interface Piece {
  room: boolean
  sent: boolean
}

function put(socket: Writable, data: Uint8Array): Piece {
  if (!socket.writable) throw trouble(socket)
  const piece = { room: false, sent: false }
  piece.room = socket.write(data, (error) => {
    piece.sent = !error && !socket.destroyed
  })
  return piece
}

async function leave(socket: Writable, piece: Piece): Promise<void> {
  while (!piece.sent) {
    if (socket.destroyed || socket.errored) throw trouble(socket)
    await nextTurn()
  }
}

function trouble(socket: Writable): Error {
  return socket.errored ?? new Error('this socket will not send the data')
}

export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  const piece = put(socket, data)
  if (!piece.room) await leave(socket, piece)
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const report = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const before = process.memoryUsage().arrayBuffers
  let last: Piece | undefined
  for (const frame of frames) {
    last = put(socket, frame)
    report.frames += 1
    report.bytes += frame.byteLength
    report.peakQueuedBytes = Math.max(report.peakQueuedBytes, socket.writableLength)
    const grown = process.memoryUsage().arrayBuffers - before
    report.peakMemoryBytes = Math.max(report.peakMemoryBytes, grown)
    if (options.backpressure && !last.room) await leave(socket, last)
  }
  if (last) await leave(socket, last)
  return report
}
