// Style: the file is opened first and asked what it is; FileHandle.createReadStream and pipeline()
// then, and a finally block that closes whatever is left.
import { open } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  try {
    const file = await open(path, 'r')
    try {
      const stats = await file.stat()
      if (stats.isDirectory()) throw new Error(`${path} is a directory`)
      await pipeline(file.createReadStream({ autoClose: false }), socket)
    } finally {
      await file.close()
    }
  } catch (error) {
    socket.destroy()
    throw error
  }
}
