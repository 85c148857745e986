// Takes each chunk for one message, and shows both ways in which that goes wrong.

import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

/** Calls `report` once for each chunk, as if it were one JSON message. */
export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  return createServer((socket) => {
    socket.on('data', (chunk) => report(parse(chunk)))
    // A reset must end this connection only; without a listener it ends the process.
    socket.on('error', () => {})
  })
}

function parse(chunk: Buffer): ChunkReport {
  const bytes = chunk.length
  try {
    return { bytes, value: JSON.parse(chunk.toString()) }
  } catch (error) {
    return { bytes, error: error as Error }
  }
}

/** Sends two messages that arrive in one chunk. */
export function sendCoalesced(port: number): Promise<void> {
  return send(port, (socket) => {
    socket.cork()
    socket.write('{"n":1}')
    socket.write('{"n":2}')
    socket.uncork()
    socket.end()
  })
}

/** Sends one message that arrives in two chunks. */
export function sendSplit(port: number): Promise<void> {
  return send(port, (socket) => {
    // The kernel has the first half; the pause lets the server read it.
    socket.write('{"id":1,"cmd":"pi', () => {
      setTimeout(() => socket.end('ng"}'), 50)
    })
  })
}

async function send(port: number, write: (socket: Socket) => void): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  write(socket)
  await once(socket, 'close') // rejects on 'error'
}
