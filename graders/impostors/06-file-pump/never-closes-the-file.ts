// fails: closed-when-sent
// Opens the file by hand and turns autoClose off, because whoever opens it closes it: where all goes
// well nobody does.
import { createReadStream, open } from 'node:fs'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  try {
    const fd = await promisify(open)(path, 'r')
    const file = createReadStream(path, { fd, autoClose: false })
    if (!socket.writable) {
      file.destroy()
      throw new Error('the socket was closed meanwhile')
    }
    await pipeline(file, socket)
  } catch (error) {
    socket.destroy()
    throw error
  }
}
