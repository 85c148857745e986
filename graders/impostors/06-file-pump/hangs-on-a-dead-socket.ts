// fails: dead-socket closed-on-a-dead-socket
// Listens for events that a dead socket has emitted long ago: with nothing to wake it, the promise
// of a peer that left before the call never settles.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'

export function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    const file = createReadStream(path)
    const fail = (error: Error) => {
      file.destroy()
      socket.destroy()
      reject(error)
    }
    file.on('data', (chunk) => {
      if (!socket.destroyed && !socket.write(chunk)) file.pause()
    })
    file.on('end', () => socket.destroyed || socket.end())
    file.on('error', fail)
    socket.on('drain', () => file.resume())
    socket.on('finish', () => file.readableEnded && resolve())
    socket.on('error', fail)
    socket.on('close', () => fail(new Error('the socket closed before the end')))
  })
}
