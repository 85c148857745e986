// fails: no-permission
// Answers "cannot be opened" by destroying the socket without a word, so as not to tell the peer what
// exists, and resolves: the caller's log shows a success.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  try {
    await pipeline(createReadStream(path), socket)
  } catch (error) {
    socket.destroy()
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall !== 'open' || code === 'ENOENT') throw error
  }
}
