// Style: a FileHandle and two buffers of 1 MiB in turn: the next is filled, at a position counted by
// hand, while the last is written. The size is taken beforehand and the end is where it says.
import { type FileHandle, open } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'

const BUFFER_BYTES = 1024 * 1024

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  const sent = finished(socket, { readable: false })
  sent.catch(() => {})
  try {
    const file = await open(path)
    try {
      await copy(file, socket, sent)
    } finally {
      await file.close()
    }
    await sent
  } catch (error) {
    socket.destroy()
    throw error
  }
}

async function copy(
  file: FileHandle,
  socket: Writable,
  sent: Promise<void>,
): Promise<void> {
  const { size } = await file.stat()
  let filling = Buffer.allocUnsafe(Math.min(size, BUFFER_BYTES))
  let leaving = Buffer.allocUnsafe(Math.min(size, BUFFER_BYTES))
  let writing: Promise<void> | undefined
  let position = 0
  do {
    const { bytesRead } = await file.read(filling, 0, filling.length, position)
    if (bytesRead === 0 && position < size) throw new Error('the file has shrunk')
    await Promise.race([sent, writing])
    if (!socket.writable) throw socket.errored ?? new Error('the socket has closed')
    const ready = filling.subarray(0, Math.min(bytesRead, size - position))
    writing = new Promise((resolve, reject) => {
      socket.write(ready, (error) => (error ? reject(error) : resolve()))
    })
    writing.catch(() => {})
    position += ready.length
    ;[filling, leaving] = [leaving, filling]
  } while (position < size)
  await Promise.race([sent, writing])
  if (!socket.writable) throw socket.errored ?? new Error('the socket has closed')
  socket.end()
}
