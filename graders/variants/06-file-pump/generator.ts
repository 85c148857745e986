// Style: an async generator that reads the file and closes it in its finally block, as the source
// of a pipeline; on a dead socket it is never made.
import { open } from 'node:fs/promises'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  const file = await open(path)
  try {
    for (;;) {
      const piece = Buffer.allocUnsafe(16 * 1024)
      const { bytesRead } = await file.read(piece)
      if (bytesRead === 0) return
      yield piece.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('nothing can be sent any more')
  await pipeline(Readable.from(piecesOf(path), { objectMode: false }), socket)
}
