// Style: replies wait for a MessageChannel's turn; a lingering close: after the end it waits for the client's end for
// two seconds by a timer that is cleared on 'close'.
import { createServer, type Server } from 'node:net'
import { MessageChannel } from 'node:worker_threads'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    const { port1, port2 } = new MessageChannel()
    let linger: NodeJS.Timeout | undefined
    let bad = false
    let requests: Buffer[] = []
    decoder.on('error', () => {
      bad = true
    })
    const end = () => {
      if (socket.writableEnded) return
      socket.end(() => {
        if (!socket.readableEnded) linger = setTimeout(() => socket.destroy(), 2000)
      })
    }
    port2.on('message', (what) => {
      if (socket.destroyed) return
      let room = true
      for (const payload of requests.splice(0))
        room = socket.write(encodeFrame(Buffer.concat([Buffer.from('echo:'), payload])))
      if (what === 'end' || bad) end()
      if (room || socket.writableEnded) socket.resume()
      else socket.once('drain', () => socket.resume())
    })
    socket.on('data', (chunk) => {
      socket.pause()
      requests.push(...decoder.push(chunk))
      port1.postMessage('data')
    })
    socket.on('end', () => {
      decoder.end()
      port1.postMessage('end')
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      clearTimeout(linger)
      port1.close()
      requests = []
    })
  })
}
