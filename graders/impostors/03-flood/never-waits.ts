// fails: waits-for-room waits-for-its-own-data writes-once wakes-every-caller keeps-the-order fails-while-waiting destroyed-while-waiting reset-while-waiting ended-while-waiting peer-ends-while-waiting no-listener-left no-warning
// Writes and goes on, whatever write() returned: the `await` in front of it looks like backpressure
// and is none.
import type { Writable } from 'node:stream'

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
  if (!socket.writable) throw lossOf(socket)
  socket.write(data)
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const report = { frames: 0, bytes: 0, peakQueuedBytes: 0, peakMemoryBytes: 0 }
  const before = process.memoryUsage().arrayBuffers
  let sent = Promise.resolve()
  for (const frame of frames) {
    if (!socket.writable) throw lossOf(socket)
    let room = true
    sent = new Promise((resolve, reject) => {
      room = socket.write(frame, (error) => (error ? reject(error) : resolve()))
    })
    sent.catch(() => {})
    report.frames += 1
    report.bytes += frame.length
    report.peakQueuedBytes = Math.max(report.peakQueuedBytes, socket.writableLength)
    const growth = process.memoryUsage().arrayBuffers - before
    report.peakMemoryBytes = Math.max(report.peakMemoryBytes, growth)
    if (options.backpressure && !room) await unlessLost(socket, sent)
  }
  await unlessLost(socket, sent)
  return report
}

async function unlessLost(socket: Writable, sent: Promise<void>): Promise<void> {
  let lose = () => {}
  const lost = new Promise<never>((_, reject) => {
    lose = () => reject(lossOf(socket))
    socket.on('close', lose)
  })
  try {
    await Promise.race([sent, lost])
  } finally {
    socket.off('close', lose)
  }
  if (socket.destroyed) throw lossOf(socket)
}

function lossOf(socket: Writable): Error {
  return socket.errored ?? new Error('the socket takes no more data')
}
