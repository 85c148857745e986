// Style: openSync and readSync, a small block a turn, the next when write() has called back.
import { closeSync, openSync, readSync } from 'node:fs'
import type { Writable } from 'node:stream'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  let onClose = () => {}
  const closed = new Promise<never>((_, reject) => {
    onClose = () => reject(socket.errored ?? new Error('the socket closed'))
    socket.on('close', onClose)
  })
  closed.catch(() => {})
  const step = (start: (done: (error?: Error | null) => void) => void): Promise<void> => {
    if (!socket.writable) throw socket.errored ?? new Error('the socket is over')
    const called = new Promise<void>((resolve, reject) =>
      start((error) => (error ? reject(error) : resolve())),
    )
    return Promise.race([called, closed])
  }
  let fd: number | undefined
  try {
    fd = openSync(path, 'r')
    const block = Buffer.allocUnsafe(32 * 1024)
    for (let n = readSync(fd, block); n > 0; n = readSync(fd, block)) {
      await step((done) => socket.write(block.subarray(0, n), done))
    }
    await step((done) => socket.end(done))
  } catch (error) {
    socket.destroy()
    throw error
  } finally {
    socket.off('close', onClose)
    if (fd !== undefined) closeSync(fd)
  }
}
