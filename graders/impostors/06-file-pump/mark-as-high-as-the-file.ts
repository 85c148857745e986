// fails: holds-little
// Sets the file's highWaterMark to the file's size "so that it is read in one go": backpressure is
// in place, and the first chunk is the whole file.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  try {
    const { size } = await stat(path)
    if (!socket.writable) throw new Error('the socket takes no more data')
    await pipeline(createReadStream(path, { highWaterMark: Math.max(size, 1) }), socket)
  } catch (error) {
    socket.destroy()
    throw error
  }
}
