// fails: waits-for-every-write waits-for-the-end
// Waits until the file has been read and takes that for sent, as `await finished(file)` after a
// pipe() does: the last chunks are still in the socket's queue, and may never leave it.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  const file = createReadStream(path)
  const lost = () => file.destroy(new Error('the socket closed before the end'))
  socket.on('close', lost)
  file.pipe(socket)
  try {
    await finished(file)
  } catch (error) {
    socket.destroy()
    throw error
  } finally {
    socket.off('close', lost)
  }
}
