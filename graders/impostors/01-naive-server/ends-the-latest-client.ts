// fails: two-connections
// Keeps 'the client' in one variable for all connections: right with one at a time, but
// with two the end of the first ends the second.
import { connect, createServer, type Server, type Socket } from 'node:net'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  let client: Socket
  return createServer({ allowHalfOpen: true }, (socket) => {
    client = socket
    client.on('data', onData)
    client.on('end', onEnd)
    client.on('error', () => {})
  })

  function onData(chunk: Buffer): void {
    const bytes = chunk.length
    let result: ChunkReport
    try {
      result = { bytes, value: JSON.parse(chunk.toString()) }
    } catch (error) {
      result = { bytes, error: error as Error }
    }
    report(result)
  }

  function onEnd(): void {
    client.end()
  }
}

export function sendCoalesced(port: number): Promise<void> {
  return send(port, (socket) => {
    socket.cork()
    socket.write('{"n":1}')
    socket.write('{"n":2}')
    socket.uncork()
    socket.end()
  })
}

export function sendSplit(port: number): Promise<void> {
  return send(port, (socket) => {
    socket.write('{"hel')
    setTimeout(() => socket.end('lo":"world"}'), 50)
  })
}

function send(port: number, talk: (socket: Socket) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => talk(socket))
    socket.on('error', reject)
    socket.on('close', () => resolve())
  })
}
