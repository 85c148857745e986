// Send a file over a socket, whole or not at all, and leave nothing open behind it.
// Lesson: lessons/06-file-pump.md · Check: npm run check ex6

import type { Writable } from 'node:stream'

/** Sends the file's bytes, then ends; resolves when all is out, rejects and destroys if not. */
export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  // TODO: let the socket's pace set the file's, and close both whichever of them fails.
}
