// fails: resets in-turn
// Starts an interval for each connection, to look after it, and never clears it: it
// holds the socket and keeps the process from ending.
import { createServer, type Server } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const PREFIX = Buffer.from('echo:')

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let bad = false
    let lastSeen = Date.now()
    setInterval(() => {
      if (bad && Date.now() - lastSeen > 60_000) socket.destroy()
    }, 10_000)
    decoder.on('error', () => {
      bad = true
    })
    socket.on('data', (chunk) => {
      lastSeen = Date.now()
      for (const payload of decoder.push(chunk)) {
        socket.write(encodeFrame(Buffer.concat([PREFIX, payload])))
      }
      if (bad) socket.end()
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
