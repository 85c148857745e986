// fails: cut two-clients large-frame order stops-reading reads-again queue-at-end queue-at-bad-frame truncated others-unmoved at-once in-turn
// Answers as soon as it has the header, with what is there of the payload: it works for
// as long as no cut falls inside a frame.
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
        if (payloadBytes > maxBytes) {
          isBad = true
          return
        }
        wantedBytes = HEADER_BYTES + payloadBytes
        if (held.length - start === HEADER_BYTES && payloadBytes > 0) break
        answer(socket, held.subarray(start + HEADER_BYTES, start + wantedBytes))
        start = Math.min(start + wantedBytes, held.length)
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
