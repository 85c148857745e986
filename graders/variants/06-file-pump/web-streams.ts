// Style: readableWebStream() of a FileHandle, read by hand; each chunk waits for the callback of
// the one before it, in a race with the loss of the socket.
import { open } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  const over = finished(socket, { readable: false })
  over.catch(() => {})
  try {
    const file = await open(path)
    try {
      if ((await file.stat()).isDirectory()) throw new Error(`${path} is a directory`)
      // Without the type, Node 20 aborts where the handle is closed midway.
      const content = file.readableWebStream({ type: 'bytes' }) as ReadableStream
      const reader = content.getReader()
      for (let { value } = await reader.read(); value; { value } = await reader.read()) {
        const written = write(socket, value)
        await Promise.race([written, over])
      }
    } finally {
      await file.close()
    }
    if (!socket.writable) throw new Error('the socket was ended too early')
    socket.end()
    await over
  } catch (error) {
    socket.destroy()
    throw error
  }
}

async function write(socket: Writable, bytes: Uint8Array): Promise<void> {
  if (!socket.writable) throw socket.errored ?? new Error('the socket has closed')
  await new Promise<void>((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()))
  })
}
