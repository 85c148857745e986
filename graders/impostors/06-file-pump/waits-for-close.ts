// fails: resolves-when-sent goes-on closed-when-sent
// Waits for the socket's 'close', which comes only when the peer has ended its side as well: one
// that reads to the end and keeps its own side open holds the caller for ever.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  await pipeline(createReadStream(path), socket)
  await finished(socket)
}
