// fails: limit default-limit behind-bad-frame queue-at-bad-frame others-unmoved in-turn
// Looks at the limit when the payload is there: it waits, and gathers, as long as the
// header says.
import { createServer, type Server, type Socket } from 'node:net'

const HEADER_BYTES = 4
const DEFAULT_MAX_BYTES = 1024 * 1024

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES
  return createServer({ allowHalfOpen: true }, (socket) => {
    let parts: Buffer[] = []
    let heldBytes = 0
    let wantedBytes = HEADER_BYTES
    let isBad = false

    function read(chunk: Buffer): void {
      parts.push(chunk)
      heldBytes += chunk.length
      if (heldBytes < wantedBytes) return
      const held = Buffer.concat(parts)
      let start = 0
      wantedBytes = HEADER_BYTES
      while (held.length - start >= HEADER_BYTES) {
        const payloadBytes = held.readUInt32BE(start)
        wantedBytes = HEADER_BYTES + payloadBytes
        if (held.length - start < wantedBytes) break
        if (payloadBytes > maxBytes) {
          isBad = true
          return
        }
        answer(socket, held.subarray(start + HEADER_BYTES, start + wantedBytes))
        start += wantedBytes
        wantedBytes = HEADER_BYTES
      }
      parts = [held.subarray(start)]
      heldBytes = held.length - start
    }

    socket.on('data', (chunk) => {
      if (isBad) return
      read(chunk)
      if (isBad) socket.end()
      else if (socket.writableNeedDrain) socket.pause()
    })
    socket.on('drain', () => socket.resume())
    socket.on('end', () => socket.end())
    socket.on('error', () => {})
  })
}

function answer(socket: Socket, payload: Buffer): void {
  const head = Buffer.from('\0\0\0\0echo:')
  head.writeUInt32BE(head.length - HEADER_BYTES + payload.length)
  socket.write(Buffer.concat([head, payload]))
}
