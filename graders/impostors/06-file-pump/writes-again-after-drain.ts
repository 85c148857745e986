// fails: large-file goes-on
// Takes false for "not written" and writes the chunk again after 'drain', as a partial send() in C
// would need: the peer gets it twice.
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
      if (socket.write(chunk)) continue
      await Promise.race([sent, new Promise((resolve) => socket.once('drain', resolve))])
      socket.write(chunk)
    }
    socket.end()
    await sent
  } catch (error) {
    socket.destroy()
    throw error
  }
}
