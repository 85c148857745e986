// fails: empty-file tiny-file around-a-chunk large-file resolves-when-sent goes-on closed-when-sent
// Ends with a line feed of its own, so that the peer's line decoder gives out the last line: in a
// file of bytes it is a byte that was never there.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  const file = createReadStream(path)
  try {
    await pipeline(file, socket, { end: false })
    socket.end('\n')
    await finished(socket, { readable: false })
  } catch (error) {
    socket.destroy()
    throw error
  }
}
