// fails: queue-at-bad-frame others-unmoved in-turn
// Keeps the open sockets in a set and ends all of them when one client sends a bad
// frame.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const PREFIX = Buffer.from('echo:')

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  const sockets = new Set<Socket>()
  return createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let bad = false
    decoder.on('error', () => {
      bad = true
    })
    socket.on('data', (chunk) => {
      for (const payload of decoder.push(chunk)) {
        socket.write(encodeFrame(Buffer.concat([PREFIX, payload])))
      }
      if (bad) for (const each of sockets) each.end()
      else if (socket.writableNeedDrain) socket.pause()
    })
    socket.on('drain', () => socket.resume())
    socket.on('end', () => {
      decoder.end()
      socket.end()
    })
    socket.on('error', () => {})
  })
}
