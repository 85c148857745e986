// fails: missing-file
// Takes a file that is not there for an empty one and ends the socket politely: neither the caller
// nor the peer can tell the two apart. Caches and "serve if present" are written like this.
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  try {
    await access(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      socket.end()
      return finished(socket, { readable: false })
    }
    socket.destroy()
    throw error
  }
  if (!socket.writable) throw new Error('the socket was closed meanwhile')
  await pipeline(createReadStream(path), socket)
}
