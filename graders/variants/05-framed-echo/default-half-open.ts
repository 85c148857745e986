// Style: allowHalfOpen is left at false: every reply is written before 'end' can come, and the
// socket ends itself behind them.
import { createServer, type Server } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer((socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    decoder.once('error', () => process.nextTick(() => socket.end()))
    socket
      .on('error', () => {})
      .on('end', () => decoder.end())
      .on('drain', () => socket.resume())
      .on('data', (chunk) => {
        const replies = decoder
          .push(chunk)
          .map((payload) => encodeFrame(Buffer.concat([Buffer.from('echo:'), payload])))
        if (replies.length > 0 && !socket.write(Buffer.concat(replies))) socket.pause()
      })
      // Nobody hears a 'drain' once the socket is ended.
      .on('prefinish', () => socket.resume())
  })
}
