// Style: pipeline() on both sides, from the socket and into it.
import { once } from 'node:events'
import { connect, createServer, type Server } from 'node:net'
import { pipeline as pipe, Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  return createServer((socket) => {
    socket.on('error', () => {})
    const reporter = new Writable({
      objectMode: true,
      write(chunk: ChunkReport, _encoding, done) {
        report(chunk)
        done()
      },
    })
    pipe(socket, parser(), reporter, () => {})
  })
}

function parser(): Transform {
  return new Transform({
    readableObjectMode: true,
    transform(chunk: Buffer, _encoding, done) {
      let result: ChunkReport
      try {
        result = { bytes: chunk.length, value: JSON.parse(chunk.toString()) }
      } catch (error) {
        result = { bytes: chunk.length, error: error as Error }
      }
      done(null, result)
    },
  })
}

export async function sendCoalesced(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.cork()
  socket.write('[1]')
  socket.write('[2]')
  setImmediate(() => socket.end())
  await once(socket, 'close')
}

export async function sendSplit(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  await pipeline(async function* () {
    yield '[1,'
    await sleep(50)
    yield '2]'
  }, socket)
  if (!socket.closed) await once(socket, 'close')
}
