// fails: waits-for-every-write waits-for-the-end resolves-when-sent goes-on closed-when-sent
// Takes end() for the end: it returns when the end is queued behind all bytes that have not left
// yet. Who exits the process after the await cuts the file short.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  const file = createReadStream(path)
  const sent = finished(socket, { readable: false })
  sent.catch((error) => file.destroy(error))
  try {
    for await (const chunk of file) {
      if (!socket.writable) throw new Error('the socket was ended too early')
      if (!socket.write(chunk)) {
        await Promise.race([
          sent,
          new Promise((resolve) => socket.once('drain', resolve)),
        ])
      }
    }
  } catch (error) {
    socket.destroy()
    throw error
  }
  socket.end()
}
