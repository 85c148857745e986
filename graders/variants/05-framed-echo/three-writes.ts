// Style: three writes a frame, header, 'echo:' and payload, and a cork around each chunk; reads on
// when the last write of the chunk has called back.
import { createServer, type Server, type Socket } from 'node:net'
import { LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let state: 'open' | 'bad' = 'open'
    decoder.on('error', () => {
      state = 'bad'
    })
    socket.on('data', (chunk) => {
      const payloads = decoder.push(chunk)
      const last = payloads.pop()
      socket.cork()
      for (const payload of payloads) write(socket, payload)
      if (last) {
        socket.pause()
        write(socket, last, () => socket.resume())
      }
      socket.uncork()
      if (state === 'bad') socket.end()
    })
    socket.on('end', () => {
      decoder.end()
      socket.end()
    })
    socket.on('error', () => {})
    socket.resume()
  })
}

function write(socket: Socket, payload: Buffer, done?: () => void): void {
  const header = new DataView(new ArrayBuffer(4))
  header.setUint32(0, 'echo:'.length + payload.length)
  socket.write(new Uint8Array(header.buffer))
  socket.write('echo:')
  socket.write(payload, done)
}
