// fails: cut resets in-turn
// Adds a listener to the process for each connection, so as to end it at SIGTERM, and
// never takes it away: the eleventh client prints a warning.
import { createServer, type Server } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const PREFIX = Buffer.from('echo:')

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let bad = false
    process.on('SIGTERM', () => socket.end())
    decoder.on('error', () => {
      bad = true
    })
    socket.on('data', (chunk) => {
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
