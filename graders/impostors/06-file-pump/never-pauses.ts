// fails: holds-little
// Writes every chunk as it is read, `file.on('data', (chunk) => socket.write(chunk))`, and looks at
// no return value: the disk is faster than any peer, and the file ends up in the queue.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'

export function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!socket.writable) return reject(socket.errored ?? new Error('the socket is gone'))
    const file = createReadStream(path)
    const fail = (error: Error) => {
      file.destroy()
      socket.destroy()
      reject(error)
    }
    file.on('data', (chunk) => {
      socket.write(chunk)
    })
    file.on('end', () => socket.end())
    file.on('error', fail)
    socket.on('finish', () => file.readableEnded && resolve())
    socket.on('error', fail)
    socket.on('close', () => fail(new Error('the socket closed too early')))
  })
}
