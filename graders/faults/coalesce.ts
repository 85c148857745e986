// Makes several writes leave in one hand-over to the kernel, so that they can arrive in one chunk.

import type { Socket } from 'node:net'

/** Writes all chunks corked; resolves when the kernel has them. */
export function writeCoalesced(socket: Socket, chunks: readonly Buffer[]): Promise<void> {
  return new Promise((resolve) => {
    socket.cork()
    for (const [i, chunk] of chunks.entries())
      socket.write(chunk, i === chunks.length - 1 ? () => resolve() : undefined)
    socket.uncork()
  })
}
