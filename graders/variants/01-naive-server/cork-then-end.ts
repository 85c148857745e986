// Style: the last bytes go out with end(data); the server ends its side by hand. Its two messages are
// numbers, and look like one where they are joined.
import { once } from 'node:events'
import { connect, createServer, type Server } from 'node:net'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('data', (chunk) => {
      const [error, value] = attempt(() => JSON.parse(chunk.toString()))
      report(error ? { bytes: chunk.length, error } : { bytes: chunk.length, value })
    })
    socket.on('end', () => socket.end())
    socket.on('error', () => socket.destroy())
  })
}

function attempt<T>(compute: () => T): [Error] | [undefined, T] {
  try {
    return [undefined, compute()]
  } catch (error) {
    return [error as Error]
  }
}

export async function sendCoalesced(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.cork()
  socket.write('-1')
  socket.end('2.5')
  await once(socket, 'close')
}

export async function sendSplit(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.setNoDelay()
  socket.on('connect', () => {
    setTimeout(() => socket.end('rn":3}'), 5)
    socket.write('{"tu')
  })
  await once(socket, 'close')
}
