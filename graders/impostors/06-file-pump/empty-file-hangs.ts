// fails: empty-file waits-for-the-end resolves-when-sent closed-when-sent
// Ends the socket when the bytes it has written reach the file's size, and looks only after a
// write: an empty file has none, and the end never comes.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Writable } from 'node:stream'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  const { size } = await stat(path).catch((error) => {
    socket.destroy()
    throw error
  })
  if (!socket.writable) throw new Error('the socket takes no more data')
  const file = createReadStream(path)
  await new Promise<void>((resolve, reject) => {
    const fail = (error: Error) => {
      file.destroy()
      socket.destroy()
      reject(error)
    }
    let left = size
    file.on('data', (chunk) => {
      if (!socket.write(chunk)) file.pause()
      left -= chunk.length
      if (left === 0) socket.end()
    })
    file.on('error', fail)
    socket.on('drain', () => file.resume())
    socket.on('error', fail)
    socket.on('close', () => fail(new Error('the socket closed before the end')))
    socket.on('finish', () => left === 0 && resolve())
  })
}
