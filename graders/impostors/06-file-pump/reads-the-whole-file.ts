// fails: holds-little destroyed-midway@20
// Reads the whole file and writes it once, as every answer with `await readFile(path)` does: right
// for a kilobyte, and a gigabyte is in memory before the first byte leaves.
import { readFile } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw socket.errored ?? new Error('the socket is closed')
  const sent = finished(socket, { readable: false })
  sent.catch(() => {})
  try {
    const content = await readFile(path)
    socket.end(content)
  } catch (error) {
    socket.destroy()
    throw error
  }
  await sent
}
