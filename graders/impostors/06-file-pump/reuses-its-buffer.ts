// fails: around-a-chunk large-file resolves-when-sent goes-on closed-when-sent
// Reads into one buffer over and over, as a loop in C does, and corks the socket to save system calls:
// write() keeps the buffer and not a copy, and what is still queued is overwritten.
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'

const READS_AT_ONCE = 8

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  const stop = new AbortController()
  const { signal } = stop
  const sent = finished(socket, { readable: false })
  sent.catch((error) => stop.abort(error))
  try {
    const file = await open(path)
    try {
      const buffer = Buffer.allocUnsafe(32 * 1024)
      for (let isOver = false; !isOver; ) {
        socket.cork()
        for (let i = 0; i < READS_AT_ONCE && !isOver; i++) {
          const { bytesRead } = await file.read(buffer, 0, buffer.length)
          signal.throwIfAborted()
          if (bytesRead === 0) isOver = true
          else socket.write(buffer.subarray(0, bytesRead))
        }
        socket.uncork()
        if (socket.writableNeedDrain) await once(socket, 'drain', { signal })
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
