// Style: 'data' with pause() and resume(), stream.finished on both sides, Promise.all over them.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (socket.destroyed || socket.writableEnded) throw new Error('the socket is over')
  const file = createReadStream(path)
  const resume = () => file.resume()
  socket.on('drain', resume)
  file.on('data', (chunk) => {
    if (!socket.write(chunk)) file.pause()
  })
  file.on('end', () => socket.end())
  const isRead = finished(file)
  const isSent = finished(socket, { readable: false })
  isRead.catch(() => socket.destroy())
  // A peer's end makes the socket end as well, and finish early: the file is over then, too.
  const stop = () => void file.destroy()
  isSent.then(stop, stop)
  const outcomes = await Promise.allSettled([isRead, isSent])
  socket.off('drain', resume)
  // Whatever failed first made the other close prematurely.
  const reasons = outcomes.flatMap((o) => (o.status === 'rejected' ? [o.reason] : []))
  if (reasons.length === 0) return
  throw (
    reasons.find((reason) => reason.code !== 'ERR_STREAM_PREMATURE_CLOSE') ?? reasons[0]
  )
}
