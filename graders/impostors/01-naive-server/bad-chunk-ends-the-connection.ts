// fails: split-message cut-character reports-in-order after-bad-chunk two-connections
// Reports the error and then hangs up, which is right for a protocol and wrong here: the
// next chunk of that client is never served.
import { connect, createServer, type Server, type Socket } from 'node:net'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  const server = createServer()
  server.on('connection', (socket) => {
    socket.on('error', () => socket.destroy())
    socket.on('data', (data) => {
      let value: unknown
      try {
        value = JSON.parse(data.toString('utf8'))
      } catch (error) {
        report({ bytes: data.length, error: error as Error })
        socket.destroy()
        return
      }
      report({ bytes: data.length, value })
    })
  })
  return server
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
