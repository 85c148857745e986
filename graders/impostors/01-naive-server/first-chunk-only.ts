// fails: one-message split-message bytes-not-characters cut-character reports-in-order after-bad-chunk two-connections
// Listens with once(), as for a request and its answer: the second chunk of a connection
// is read and forgotten.
import { connect, createServer, type Server, type Socket } from 'node:net'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  return createServer((socket) => {
    socket.once('data', (chunk) => report(parse(chunk)))
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

export function sendCoalesced(port: number): Promise<void> {
  const client = connect({ host: '127.0.0.1', port })
  client.on('connect', () => {
    client.cork()
    client.write(JSON.stringify({ type: 'hello' }))
    client.write(JSON.stringify({ type: 'bye' }))
    process.nextTick(() => {
      client.uncork()
      client.end()
    })
  })
  return closed(client)
}

export function sendSplit(port: number): Promise<void> {
  const message = JSON.stringify({ type: 'hello', from: 'the split client' })
  const client = connect({ host: '127.0.0.1', port })
  client.on('connect', () => {
    client.write(message.slice(0, 10))
    setTimeout(() => {
      client.write(message.slice(10))
      client.end()
    }, 100)
  })
  return closed(client)
}

function closed(client: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    client.on('error', reject)
    client.on('close', () => resolve())
  })
}
