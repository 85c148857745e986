// Style: 'readable' and read(): nothing is taken from the file while the socket has no room.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket can take nothing')
  const file = createReadStream(path)
  const { promise, resolve, reject } = resolvers()
  let hasRoom = true
  const move = () => {
    while (hasRoom) {
      const chunk: Buffer | null = file.read()
      if (chunk === null) return
      hasRoom = socket.write(chunk)
    }
  }
  const onDrain = () => {
    hasRoom = true
    move()
  }
  const onClose = () => reject(new Error('the socket closed before the end'))
  file.on('readable', move).on('error', reject)
  file.on('end', () => socket.end(() => resolve()))
  socket.on('drain', onDrain).on('error', reject).on('close', onClose)
  try {
    await promise
  } catch (error) {
    file.destroy()
    socket.destroy()
    throw error
  } finally {
    socket.off('drain', onDrain).off('error', reject).off('close', onClose)
  }
}

function resolvers() {
  let resolve = () => {}
  let reject = (_: Error) => {}
  const promise = new Promise<void>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}
