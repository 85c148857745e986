// fails: dead-socket closed-on-a-dead-socket
// Returns without a word when the socket is gone, as broadcast loops do with `if (!socket.writable)
// return`: nothing was sent, and the caller believes it was.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) return
  await pipeline(createReadStream(path), socket)
}
