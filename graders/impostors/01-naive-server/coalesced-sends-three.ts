// fails: coalesced
// Counts from nought to two inclusive: three messages instead of two.
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
  for (let id = 0; id <= 2; id++) socket.write(JSON.stringify({ id, cmd: 'ping' }))
  socket.end()
  await once(socket, 'close')
}

export async function sendSplit(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.write('{"id":3,"cmd":"pi', () => {
    setTimeout(() => socket.end('ng"}'), 50)
  })
  await once(socket, 'close')
}
