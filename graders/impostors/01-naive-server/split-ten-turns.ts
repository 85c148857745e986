// fails: split
// Parts the writes by ten turns of the event loop: on a quiet machine the server reads between
// them, on a busy one it does not.
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
    let turns = 10
    setImmediate(function turn() {
      if (--turns > 0) return setImmediate(turn)
      client.end(message.slice(10))
    })
  })
  return closed(client)
}

function closed(client: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    client.on('error', reject)
    client.on('close', () => resolve())
  })
}
