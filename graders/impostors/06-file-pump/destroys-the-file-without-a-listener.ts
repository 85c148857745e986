// fails: dead-socket@24 dead-socket@26
// Cleans up after pipeline() with file.destroy() alone: on a dead socket that comes before the file
// is open, and where there is no file its error reaches nobody and ends the process. Only @24, @26.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  const file = createReadStream(path)
  try {
    await pipeline(file, socket)
  } catch (error) {
    file.destroy()
    throw error
  }
}
