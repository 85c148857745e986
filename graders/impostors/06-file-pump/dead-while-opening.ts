// fails: closed-while-opening@24 closed-while-opening@26
// Asks for a dead socket first, then awaits the file's opening, then pipes: whoever goes away in
// between leaves pipeline() a dead socket after all. Expected: only @24 and @26, in that gap.
import { open } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  try {
    const handle = await open(path)
    await pipeline(handle.createReadStream(), socket)
  } catch (error) {
    socket.destroy()
    throw error
  }
}
