// fails: tiny-file around-a-chunk resolves-when-sent closed-when-sent
// Takes a read that did not fill the buffer for the end, and leaves the loop before it writes what
// did come: all files lose their last piece, but for those of whole blocks.
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
      const block = Buffer.allocUnsafe(BLOCK_BYTES)
      const { bytesRead } = await file.read(block, 0, BLOCK_BYTES)
      if (bytesRead < BLOCK_BYTES) return
      yield block
    }
  } finally {
    await file.close()
  }
}
