// fails: waits-for-every-write waits-for-the-end resolves-when-sent holds-little goes-on missing-file directory no-permission reset-while-stalled reset-at-the-first-byte reset-midway destroyed-midway closed-when-sent closed-after-a-reset closed-while-opening closed-directory
// Starts the pipeline and does not await it, fire and forget with a catch that logs: it resolves
// before the file is open, and whatever goes wrong later only the log knows.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  pipeline(createReadStream(path), socket).catch((error) => {
    console.error('the transfer failed:', error.message)
  })
}
