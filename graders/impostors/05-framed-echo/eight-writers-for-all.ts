// fails: others-served
// Lets eight connections write at a time, by a semaphore of the server: eight clients that do not read stop
// all others.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const replyTo = (payload: Buffer) =>
  encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  let free = 8
  const waiting: (() => void)[] = []
  const enter = async (): Promise<void> => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let bad = false
    let tail = Promise.resolve()
    decoder.on('error', () => {
      bad = true
    })
    socket.on('data', (chunk) => {
      socket.pause()
      tail = tail.then(async () => {
        await enter()
        const out = Buffer.concat(decoder.push(chunk).map(replyTo))
        await new Promise<void>((resolve) => socket.write(out, () => resolve()))
        leave()
        if (bad) socket.end()
        socket.resume()
      })
    })
    socket.on('end', () => {
      tail = tail.then(() => {
        decoder.end()
        socket.end()
      })
    })
    socket.on('error', () => {})
  })
}
