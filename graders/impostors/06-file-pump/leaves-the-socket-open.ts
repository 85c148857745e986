// fails: missing-file directory no-permission closed-directory
// Opens the file before there is anything that could destroy the socket, so that a reply with the
// error can still be sent, and sends none: the peer waits for bytes that never come.
import { open } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  const handle = await open(path)
  const info = await handle.stat()
  if (info.isDirectory()) {
    await handle.close()
    throw new Error(`${path} is a directory`)
  }
  const file = handle.createReadStream()
  try {
    await pipeline(file, socket)
  } finally {
    file.destroy()
  }
}
