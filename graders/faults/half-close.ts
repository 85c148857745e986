// Ends one direction of a connection, and goes on reading the other.

import type { Socket } from 'node:net'

/** Sends the end of the stream; resolves when the kernel has it. The socket needs `allowHalfOpen`. */
export function halfClose(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.end(() => resolve()))
}
