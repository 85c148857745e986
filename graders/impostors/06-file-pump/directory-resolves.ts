// fails: directory closed-directory
// Skips what is not a regular file with `if (!info.isFile()) return`, as a walk through a tree
// does: asked for a directory, it ends the socket and reports success.
import { open } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  try {
    await using(path, socket)
  } catch (error) {
    socket.destroy()
    throw error
  }
}

async function using(path: string, socket: Writable): Promise<void> {
  const handle = await open(path)
  try {
    const info = await handle.stat()
    if (info.isDirectory()) {
      socket.end()
      return await finished(socket, { readable: false })
    }
    await pipeline(handle.createReadStream({ autoClose: false }), socket)
  } finally {
    await handle.close()
  }
}
