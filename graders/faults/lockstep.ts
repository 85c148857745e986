// Makes separate writes arrive as separate 'data' events: the next one leaves only when the other side
// has read the one before. No sleep can promise that on a busy machine.

import type { Socket } from 'node:net'

/**
 * Writes the chunks one by one. `hasRead` resolves when the other side has read the chunk with that
 * index; a socket that was closed meanwhile ends it.
 */
export async function writeInLockstep(
  socket: Socket,
  chunks: readonly Buffer[],
  hasRead: (index: number) => Promise<unknown>,
): Promise<void> {
  for (const [index, chunk] of chunks.entries()) {
    if (!socket.writable) return
    await new Promise<void>((resolve) => socket.write(chunk, () => resolve()))
    await hasRead(index)
  }
}
