// fails: waits-for-every-write
// Reads and writes in two tasks with a short queue between them, and ends the socket when the
// reader is done: what the writer has still to take from the queue comes after the end.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'

const MOST_QUEUED = 4

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  const file = createReadStream(path)
  const sent = finished(socket, { readable: false })
  sent.catch((error) => file.destroy(error))
  const queue: Buffer[] = []
  let writing: Promise<void> | undefined

  const writeAll = async () => {
    for (let chunk = queue.shift(); chunk; chunk = queue.shift()) {
      await Promise.race([sent, write(socket, chunk)])
    }
    writing = undefined
  }

  try {
    for await (const chunk of file) {
      if (!socket.writable) throw new Error('the socket was ended too early')
      queue.push(chunk)
      writing ??= writeAll()
      writing.catch((error) => file.destroy(error))
      if (queue.length >= MOST_QUEUED) await writing
    }
    socket.end()
    await writing
    await sent
  } catch (error) {
    socket.destroy()
    throw error
  }
}

function write(socket: Writable, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(chunk, (error) => (error ? reject(error) : resolve()))
  })
}
