// Style: pipeline() alone, behind one look at `destroyed`. What comes of a socket that its owner has
// ended before is left open, as the contract does.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (socket.destroyed) throw new Error('the socket is gone')
  await pipeline(createReadStream(path), socket)
}
