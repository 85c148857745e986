// Readers that do not read, or not yet, or hardly: what makes a writer's queue grow. A server that is to
// stall takes `pauseOnConnect`, for Node reads ahead on any other socket.

import type { Socket } from 'node:net'

/** Options of a server whose connections read nothing until they are told to. */
export const NEVER_READS = { pauseOnConnect: true, allowHalfOpen: true } as const

/** Reads everything once `blocked` resolves: the writer is seen to wait. */
export async function readOnceBlocked(
  socket: Socket,
  blocked: Promise<unknown>,
  take: (chunk: Buffer) => void,
): Promise<void> {
  await blocked
  socket.on('data', take)
  socket.resume()
}

/** The same, but takes at most `bytesAtATime` in each turn of the event loop. */
export async function readLittleOnceBlocked(
  socket: Socket,
  blocked: Promise<unknown>,
  take: (chunk: Buffer) => void,
  bytesAtATime: number,
): Promise<void> {
  await blocked
  const readSome = (): void => {
    if (socket.readableLength === 0) {
      socket.once('readable', readSome)
      // Paused before it was connected, it starts to read only when it is asked to.
      socket.read(0)
      return
    }
    const chunk: Buffer | null = socket.read(
      Math.min(bytesAtATime, socket.readableLength),
    )
    if (chunk) take(chunk)
    if (!socket.readableEnded && !socket.destroyed) setImmediate(readSome)
  }
  readSome()
}
