// Style: compose() of the file and a transform that counts, and pipeline() from that: a failure has
// to find its way through three streams.
import { createReadStream } from 'node:fs'
import { Transform, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('no longer writable')
  let bytes = 0
  const count = new Transform({
    transform(chunk, _, done) {
      bytes += chunk.length
      done(null, chunk)
    },
  })
  const file = createReadStream(path)
  await pipeline(file.compose(count), socket)
  if (bytes !== file.bytesRead) throw new Error('not all that was read was sent')
}
