// Style: a chain of promises a socket; each chunk is answered when the one before it has left, and
// the socket is paused until its own has.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export const createFramedEcho = ({ maxBytes }: { maxBytes?: number } = {}): Server =>
  createServer({ allowHalfOpen: true }, (socket) => {
    let tail = Promise.resolve()
    let over = false
    const decoder = new LengthPrefixDecoder(maxBytes)
    const then = (step: () => void | Promise<void>) => {
      tail = tail.then(step).catch(() => {
        socket.destroy()
      })
    }
    decoder.on('error', () => {
      over = true
    })
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      socket.pause()
      then(async () => {
        for (const payload of decoder.push(chunk)) await send(socket, payload)
        if (over) socket.end()
        socket.resume()
      })
    })
    socket.on('end', () =>
      then(() => {
        decoder.end()
        socket.end()
      }),
    )
  })

const send = (socket: Socket, payload: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    const reply = encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))
    socket.write(reply, (error) => (error ? reject(error) : resolve()))
  })
