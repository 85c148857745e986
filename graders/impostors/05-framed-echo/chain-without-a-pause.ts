// fails: stops-reading
// A chain of promises keeps the replies in order and waits for room, but the reading
// goes on: the chunks pile up behind it.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let work = Promise.resolve()
    let isOver = false
    decoder.on('error', () => {
      isOver = true
    })
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      work = work.then(async () => {
        for (const payload of decoder.push(chunk)) await reply(socket, payload)
        if (isOver) socket.end()
      })
      work.catch(() => socket.destroy())
    })
    socket.on('end', () => {
      work = work.then(() => {
        decoder.end()
        socket.end()
      })
      work.catch(() => socket.destroy())
    })
  })
}

function reply(socket: Socket, payload: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const frame = encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))
    socket.write(frame, (error) => (error ? reject(error) : resolve()))
  })
}
