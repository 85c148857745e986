// fails: empty-file tiny-file around-a-chunk large-file waits-for-every-write waits-for-the-end resolves-when-sent goes-on closed-when-sent
// Keeps the socket open with { end: false }, as for a keep-alive connection: all bytes arrive, and
// the peer waits for an end that nobody sends.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  try {
    await pipeline(createReadStream(path), socket, { end: false })
  } catch (error) {
    socket.destroy()
    throw error
  }
}
