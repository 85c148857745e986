// fails: missing-file directory no-permission dead-socket destroyed-midway closed-after-a-reset closed-on-a-dead-socket closed-while-opening closed-directory
// Takes pipe() for pipeline(): it hands on bytes and the end, and no failure of either side. This
// is the snippet that most answers to "send a file in Node" start with.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'

export function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    createReadStream(path).pipe(socket)
    socket.on('finish', resolve)
    socket.on('error', reject)
  })
}
