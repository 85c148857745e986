// fails: resets
// Looks every ten milliseconds whether the queue has room again, and goes on looking
// when the connection is gone: the interval is never cleared then.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const PREFIX = Buffer.from('echo:')

function waitForRoom(socket: Socket): void {
  socket.pause()
  const timer = setInterval(() => {
    if (!socket.writable || socket.writableLength > 0) return
    clearInterval(timer)
    socket.resume()
  }, 10)
}

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let bad = false
    decoder.on('error', () => {
      bad = true
    })
    socket.on('data', (chunk) => {
      for (const payload of decoder.push(chunk)) {
        socket.write(encodeFrame(Buffer.concat([PREFIX, payload])))
      }
      if (bad) socket.end()
      else if (socket.writableNeedDrain) waitForRoom(socket)
    })
    socket.on('end', () => {
      decoder.end()
      socket.end()
    })
    socket.on('error', () => {})
  })
}
