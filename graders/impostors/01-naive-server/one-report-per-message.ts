// fails: joined-messages
// Repairs what it should show: cuts a chunk apart where one message ends and the next
// begins, and reports each. From the first answer to 'Node TCP two JSON objects in one
// data event'.
import { once } from 'node:events'
import { connect, createServer, type Server } from 'node:net'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  return createServer((socket) => {
    socket.on('data', (chunk) => {
      for (const message of messagesIn(chunk)) report(parse(message))
    })
    socket.on('error', () => {})
  })
}

function messagesIn(chunk: Buffer): Buffer[] {
  const seam = chunk.indexOf('}{')
  if (seam === -1) return [chunk]
  return [chunk.subarray(0, seam + 1), ...messagesIn(chunk.subarray(seam + 1))]
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
  socket.write('{"id":3,"cmd":"pi', () => {
    setTimeout(() => socket.end('ng"}'), 50)
  })
  await once(socket, 'close')
}
