// fails: dead-socket@24 dead-socket@26 closed-on-a-dead-socket@24 closed-on-a-dead-socket@26
// Hands everything to pipeline(), as its documentation shows: from Node 24 on that throws at once
// where the socket is dead, and leaves the file open. Only @24, @26.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  await pipeline(createReadStream(path), socket)
}
