// fails: split
// Sends two whole messages with a pause between them. Two chunks come, but no message was
// split: each parses. Where 'split' was read as 'not coalesced'.
import { once } from 'node:events'
import { connect, createServer, type Server } from 'node:net'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  return createServer((socket) => {
    socket.on('data', (chunk) => report(parse(chunk)))
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

export async function sendCoalesced(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.cork()
  socket.write(JSON.stringify({ id: 1, cmd: 'ping' }))
  socket.write(JSON.stringify({ id: 2, cmd: 'pong' }))
  socket.end()
  await once(socket, 'close')
}

export async function sendSplit(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.write('{"id":3,"cmd":"ping"}', () => {
    setTimeout(() => socket.end('{"id":4,"cmd":"pong"}'), 50)
  })
  await once(socket, 'close')
}
