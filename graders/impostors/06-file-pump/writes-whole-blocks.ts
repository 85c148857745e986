// fails: tiny-file around-a-chunk resolves-when-sent closed-when-sent
// Writes the whole buffer whatever read() put into it: where the file's last block is short, the
// rest of the buffer goes out behind it. In C it is `write(fd, buf, sizeof buf)`.
import { open } from 'node:fs/promises'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const BLOCK_BYTES = 64 * 1024

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  await pipeline(Readable.from(blocks(path), { objectMode: false }), socket)
}

async function* blocks(path: string): AsyncGenerator<Buffer> {
  const file = await open(path)
  try {
    for (;;) {
      const block = Buffer.alloc(BLOCK_BYTES)
      const { bytesRead } = await file.read(block, 0, BLOCK_BYTES)
      if (bytesRead === 0) return
      yield block
    }
  } finally {
    await file.close()
  }
}
