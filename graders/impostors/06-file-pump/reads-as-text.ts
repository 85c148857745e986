// fails: tiny-file around-a-chunk large-file resolves-when-sent goes-on closed-when-sent
// Reads the file as UTF-8, the option that one adds without a thought: whatever is not text comes
// out as replacement characters, three bytes for one.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  await pipeline(createReadStream(path, 'utf8'), socket)
}
