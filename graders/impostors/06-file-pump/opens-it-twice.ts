// fails: closed-when-sent closed-after-a-reset closed-on-a-dead-socket closed-while-opening closed-directory
// Opens the file once to see whether it can be read, and a second time to read it: the first
// descriptor stays open for as long as the process lives.
import { createReadStream, open } from 'node:fs'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  try {
    await promisify(open)(path, 'r')
    if (!socket.writable) throw new Error('the socket takes no more data')
    await pipeline(createReadStream(path), socket)
  } catch (error) {
    socket.destroy()
    throw error
  }
}
