// fails: cut two-clients truncated others-unmoved
// Sends the header of the reply as soon as it has that of the request, and passes the
// payload through piece by piece: a request that is cut off gets a part of a reply.
import { createServer, type Server } from 'node:net'

export function createFramedEcho({ maxBytes = 1024 * 1024 } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const header = Buffer.alloc(4)
    let headerBytes = 0
    let missingBytes = 0
    let isBad = false

    function pass(chunk: Buffer): void {
      let start = 0
      while (start < chunk.length && !isBad) {
        if (missingBytes > 0) {
          const piece = chunk.subarray(start, start + missingBytes)
          missingBytes -= piece.length
          start += piece.length
          socket.write(piece)
          continue
        }
        const copied = chunk.copy(header, headerBytes, start)
        headerBytes += copied
        start += copied
        if (headerBytes === 4) begin(header.readUInt32BE(0))
      }
    }

    function begin(payloadBytes: number): void {
      headerBytes = 0
      missingBytes = payloadBytes
      if (payloadBytes > maxBytes) {
        isBad = true
        return
      }
      const head = Buffer.from('\0\0\0\0echo:')
      head.writeUInt32BE(payloadBytes + 5)
      socket.write(head)
    }

    socket.on('data', (chunk) => {
      socket.cork()
      pass(chunk)
      socket.uncork()
      if (isBad) socket.end()
      else if (socket.writableNeedDrain) socket.pause()
    })
    socket.on('drain', () => socket.resume())
    socket.on('end', () => socket.end())
    socket.on('error', () => {})
  })
}
