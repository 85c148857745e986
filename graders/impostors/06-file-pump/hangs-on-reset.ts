// fails: reset-while-stalled reset-at-the-first-byte reset-midway destroyed-midway closed-after-a-reset closed-while-opening
// Waits for 'drain' and for nothing else, the loop of every tutorial on backpressure: a peer that
// goes away sends none, and the caller and the open file wait for ever.
import { open } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  try {
    const file = await open(path)
    try {
      for (;;) {
        const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(65536) })
        if (bytesRead === 0) break
        if (!socket.write(buffer.subarray(0, bytesRead))) {
          await new Promise<void>((resolve) => {
            socket.once('drain', resolve)
          })
        }
      }
    } finally {
      await file.close()
    }
    if (!socket.writable) throw socket.errored ?? new Error('the socket closed')
    socket.end()
    await finished(socket, { readable: false })
  } catch (error) {
    socket.destroy()
    throw error
  }
}
