// fails: queue-at-end resets
// Silences what it should handle: a write fails when the client resets, the promise rejects, and listeners
// of its own on the process keep that from being seen.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

process.on('unhandledRejection', () => {})
process.on('uncaughtException', () => {})

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let isBusy = false
    let isLast = false
    decoder.on('error', () => {
      isLast = true
    })
    socket.on('data', async (chunk) => {
      socket.pause()
      isBusy = true
      for (const payload of decoder.push(chunk)) await reply(socket, payload)
      isBusy = false
      if (isLast) socket.end()
      socket.resume()
    })
    socket.on('end', () => {
      decoder.end()
      isLast = true
      if (!isBusy) socket.end()
    })
    socket.on('error', () => {})
  })
}

function reply(socket: Socket, payload: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const frame = encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))
    socket.write(frame, (error) => (error ? reject(error) : resolve()))
  })
}
