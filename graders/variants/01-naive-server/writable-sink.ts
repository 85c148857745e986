// Style: the socket is piped into a Writable; a split message is piped into the socket.
import { once } from 'node:events'
import { createConnection, createServer, type Server } from 'node:net'
import { Readable, Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  return createServer((socket) => {
    socket.on('error', () => {})
    socket.pipe(
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          report({ bytes: chunk.length, ...outcome(chunk.toString()) })
          done()
        },
      }),
    )
  })
}

function outcome(text: string): { value: unknown } | { error: Error } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    if (error instanceof Error) return { error }
    throw error
  }
}

export async function sendCoalesced(port: number): Promise<void> {
  const socket = createConnection(port, '127.0.0.1')
  socket.cork()
  socket.write('{"joined":true,"part":1}')
  socket.write('{"joined":true,"part":2}')
  process.nextTick(() => {
    socket.uncork()
    socket.end()
  })
  await once(socket, 'close')
}

export async function sendSplit(port: number): Promise<void> {
  const socket = createConnection(port, '127.0.0.1')
  socket.on('connect', () => Readable.from(parts()).pipe(socket))
  await once(socket, 'close')
}

async function* parts(): AsyncGenerator<string> {
  for (const part of ['{"joined"', ':fal', 'se}']) {
    yield part
    await sleep(20)
  }
}
