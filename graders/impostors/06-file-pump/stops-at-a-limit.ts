// fails: large-file goes-on reset-midway
// Bounds its memory by bounding the file: it sends the first 8 MiB and resolves. A limit that is
// meant to protect has to reject; cutting is how logs and previews are served.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const MOST_BYTES = 8 * 1024 * 1024

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  await pipeline(createReadStream(path, { end: MOST_BYTES - 1 }), socket)
}
