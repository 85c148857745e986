// Style: `for await` over the file, write() and events.once for 'drain', aborted by the socket's
// end; leaving the loop closes the file.
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { finished, type Writable } from 'node:stream'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket is already over')
  const over = new AbortController()
  let isSent = false
  const sent = new Promise<void>((resolve, reject) => {
    finished(socket, { readable: false }, (error) => {
      isSent = !error
      over.abort(error)
      if (error) reject(error)
      else resolve()
    })
  })
  sent.catch(() => {})
  const { signal } = over
  try {
    for await (const chunk of createReadStream(path, { signal })) {
      if (!socket.write(chunk)) await once(socket, 'drain', { signal })
    }
    socket.end()
    await sent
  } catch (error) {
    if (!isSent) socket.destroy()
    throw error
  }
}
