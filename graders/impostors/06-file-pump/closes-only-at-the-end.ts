// fails: closed-after-a-reset closed-while-opening closed-directory
// Closes the file behind its loop and not in a finally block: where the socket fails midway the
// loop throws, and the line that closes is never reached.
import { closeSync, openSync, read } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { promisify } from 'node:util'

const readInto = promisify(read)

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  const sent = finished(socket, { readable: false })
  sent.catch(() => {})
  try {
    const file = openSync(path, 'r')
    for (;;) {
      const chunk = Buffer.allocUnsafe(65536)
      const { bytesRead } = await readInto(file, chunk, 0, chunk.length, null)
      if (bytesRead === 0) break
      await Promise.race([sent, written(socket, chunk.subarray(0, bytesRead))])
    }
    closeSync(file)
    socket.end()
    await sent
  } catch (error) {
    socket.destroy()
    throw error
  }
}

function written(socket: Writable, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(chunk, (error) => (error ? reject(error) : resolve()))
  })
}
