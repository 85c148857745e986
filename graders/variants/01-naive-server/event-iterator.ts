// Style: an async loop over the socket's 'data' events, and clients that await each step.
import { on, once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  return createServer((socket) => {
    // Stays when the loop has ended and taken its own listeners away.
    socket.on('error', () => {})
    serve(socket, report).catch(() => socket.destroy())
  })
}

// 'for await (const chunk of socket)' would join chunks that wait in the socket's buffer.
async function serve(
  socket: Socket,
  report: (chunk: ChunkReport) => void,
): Promise<void> {
  for await (const [chunk] of on(socket, 'data', { close: ['end', 'close'] })) {
    report(await understand(chunk))
  }
}

async function understand(chunk: Buffer): Promise<ChunkReport> {
  try {
    return { bytes: chunk.byteLength, value: JSON.parse(String(chunk)) }
  } catch (error) {
    return { bytes: chunk.byteLength, error: error as Error }
  }
}

export const sendCoalesced = (port: number): Promise<void> =>
  talk(port, async (socket) => {
    await once(socket, 'connect')
    socket.cork()
    for (const n of [1, 2]) socket.write(JSON.stringify({ n }))
    socket.uncork()
  })

export const sendSplit = (port: number): Promise<void> =>
  talk(port, async (socket) => {
    await once(socket, 'connect')
    socket.write('{"greeting":"he')
    await sleep(30)
    socket.write('llo"}')
  })

async function talk(port: number, speak: (to: Socket) => Promise<void>): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1' })
  const spoken = speak(socket).then(() => socket.end())
  await Promise.all([once(socket, 'close'), spoken])
}
