// Cuts a connection off as a crashed peer does: with a reset instead of an end.

import type { Socket } from 'node:net'

/** Resets the connection once `bytes` have been handed to the kernel; 0 is at once. */
export async function resetAfter(socket: Socket, bytes: Buffer): Promise<void> {
  if (bytes.length > 0)
    await new Promise<void>((resolve) => socket.write(bytes, () => resolve()))
  socket.resetAndDestroy()
}
