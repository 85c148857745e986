// fails: split-message cut-character reports-in-order after-bad-chunk two-connections
// Reports the error and keeps the text for the next chunk all the same: the second half
// of a message is reported as the whole of it.
import { connect, createServer, type Server, type Socket } from 'node:net'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  return createServer((socket) => {
    let held = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      held = Buffer.concat([held, chunk])
      let result: ChunkReport
      try {
        result = { bytes: chunk.length, value: JSON.parse(held.toString()) }
        held = Buffer.alloc(0)
      } catch (error) {
        result = { bytes: chunk.length, error: error as Error }
      }
      report(result)
    })
    socket.on('error', () => {})
  })
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
