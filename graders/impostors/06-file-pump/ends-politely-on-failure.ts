// fails: missing-file directory no-permission closed-directory
// Rejects, but end()s the socket where it should destroy it: to the peer half a file, or none,
// looks like a whole one. `finally { socket.end() }` is how it gets in.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  const file = createReadStream(path)
  try {
    await pipeline(file, socket, { end: false })
  } finally {
    file.destroy()
    socket.end()
  }
  if (!socket.writableFinished) {
    await new Promise((resolve, reject) => {
      socket.once('finish', resolve)
      socket.once('close', () => reject(new Error('closed before the end')))
    })
  }
}
