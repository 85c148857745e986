// Style: no decoder at all: read(4) for the header and read(n) for the payload, which the stream
// itself gathers.
import { createServer, type Server, type Socket } from 'node:net'

export function createFramedEcho({ maxBytes = 1_048_576 } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const step = reader(socket, maxBytes)
    socket.on('readable', step)
    socket.on('drain', step)
    // The end comes once all is read: a part of a frame has to be read away.
    socket.on('end', () => socket.end())
    socket.on('error', () => {})
  })
}

function reader(socket: Socket, maxBytes: number): () => void {
  let payloadBytes: number | undefined
  let refused = false
  return () => {
    while (!refused && !socket.writableNeedDrain) {
      if (payloadBytes === undefined) {
        const header: Buffer | null = socket.read(4)
        if (header === null) break
        // At the end of the stream, read() gives what is left.
        if (header.length < 4) return
        payloadBytes = header.readUInt32BE()
        if (payloadBytes > maxBytes) {
          refused = true
          socket.end()
          break
        }
      }
      const payload: Buffer | null =
        payloadBytes === 0 ? EMPTY : socket.read(payloadBytes)
      if (payload === null) break
      if (payload.length < payloadBytes) return
      payloadBytes = undefined
      answer(socket, payload)
    }
    while (refused && socket.read() !== null);
  }
}

const EMPTY = Buffer.alloc(0)

function answer(socket: Socket, payload: Buffer): void {
  const head = Buffer.from('\0\0\0\0echo:')
  head.writeUInt32BE(5 + payload.length)
  socket.write(Buffer.concat([head, payload]))
}
