// Sends a file over a socket at the socket's pace, and closes both whichever of them fails.

import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Sends the file's bytes, then ends; resolves when all is out, rejects and destroys if not. */
export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  // Given a socket that is over, pipeline() may hang, or leave the file open.
  if (!socket.writable) throw socket.errored ?? new Error('the socket takes no more data')
  await pipeline(createReadStream(path), socket)
}
