// fails: directory closed-directory
// Refuses a directory before its try block, where the rest of the argument checks stand: all other
// failures destroy the socket, and this one leaves it half open.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  const info = await stat(path).catch(() => undefined)
  if (info?.isDirectory()) throw new Error(`${path} is a directory`)
  if (!socket.writable) throw new Error('the socket takes no more data')
  await pipeline(createReadStream(path), socket)
}
