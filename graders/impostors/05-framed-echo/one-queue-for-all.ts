// fails: others-served
// Puts the work of all connections in one chain of promises, which keeps it in order: a
// client that does not read stops all others.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  let work = Promise.resolve()
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let isOver = false
    decoder.on('error', () => {
      isOver = true
    })
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      socket.pause()
      work = work.then(async () => {
        for (const payload of decoder.push(chunk)) await reply(socket, payload)
        if (isOver) socket.end()
        socket.resume()
      })
      work = work.catch(() => {
        socket.destroy()
      })
    })
    socket.on('end', () => {
      work = work.then(() => {
        decoder.end()
        socket.end()
      })
      work = work.catch(() => {
        socket.destroy()
      })
    })
  })
}

function reply(socket: Socket, payload: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const frame = encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))
    socket.write(frame, (error) => (error ? reject(error) : resolve()))
  })
}
