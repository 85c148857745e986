// fails: empty-frame joined cut large-frame order reads-again queue-at-end limit behind-bad-frame queue-at-bad-frame truncated at-once in-turn
// Writes the header, waits until it has gone, and writes the payload; the next chunk
// does the same meanwhile: headers and payloads of different frames mix.
import { createServer, type Server, type Socket } from 'node:net'
import { LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let inFlight = 0
    let isLast = false
    decoder.on('error', () => {
      isLast = true
    })

    const change = (by: number) => {
      inFlight += by
      if (inFlight > 64) socket.pause()
      else socket.resume()
      if (inFlight === 0 && isLast) socket.end()
    }
    const answer = async (payload: Buffer) => {
      change(1)
      const header = Buffer.alloc(4)
      header.writeUInt32BE(payload.length + 5)
      await write(socket, header)
      await write(socket, Buffer.concat([Buffer.from('echo:'), payload]))
      change(-1)
    }

    socket.on('data', (chunk) => {
      for (const payload of decoder.push(chunk)) answer(payload).catch(() => {})
      change(0)
    })
    socket.on('end', () => {
      decoder.end()
      isLast = true
      change(0)
    })
    socket.on('error', () => {})
  })
}

function write(socket: Socket, data: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(data, (error) => (error ? reject(error) : resolve()))
  })
}
