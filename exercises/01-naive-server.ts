// Take each chunk for one message, on purpose, and make two clients that prove it wrong.
// Lesson: lessons/01-naive-server.md · Check: npm run check ex1

import { connect, createServer, type Server } from 'node:net'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

/** Calls `report` once a chunk, in order: its bytes, and its value or the parse error. */
export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  return createServer((socket) => {
    // TODO: report each chunk, and outlive a bad one and a connection that is reset.
    socket.destroy()
  })
}

/** Sends two messages in two writes that arrive in one chunk; resolves at 'close'. */
export async function sendCoalesced(port: number): Promise<void> {
  // TODO: connect to 127.0.0.1, and hand both writes to the kernel at once.
}

/** Sends one message that arrives in two chunks or more; resolves at 'close'. */
export async function sendSplit(port: number): Promise<void> {
  // TODO: connect to 127.0.0.1, and let the server read one part before the next leaves.
}
