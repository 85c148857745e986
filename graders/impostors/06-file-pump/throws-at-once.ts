// fails: dead-socket closed-on-a-dead-socket
// Is no async function and throws before there is a promise: `.catch()` never hears of a dead
// socket, and the caller falls over.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw new Error('the socket takes no more data')
  return pipeline(createReadStream(path), socket)
}
