// fails: large-file goes-on
// Reads into one buffer over and over while write() returns true, as a loop in C does: write()
// keeps the buffer and not a copy, and what is still queued is overwritten.
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  const stop = new AbortController()
  const sent = finished(socket, { readable: false })
  sent.catch((error) => stop.abort(error))
  try {
    const file = await open(path)
    try {
      const buffer = Buffer.allocUnsafe(4096)
      for (;;) {
        const { bytesRead } = await file.read(buffer, 0, buffer.length)
        stop.signal.throwIfAborted()
        if (bytesRead === 0) break
        const hasRoom = socket.write(buffer.subarray(0, bytesRead))
        if (!hasRoom) await once(socket, 'drain', { signal: stop.signal })
      }
    } finally {
      await file.close()
    }
    socket.end()
    await sent
  } catch (error) {
    socket.destroy()
    throw error
  }
}
