// fails: queue-at-end queue-at-bad-frame truncated
// The loop of the handbooks: `for await` over the socket and a wait for 'drain'. The
// loop destroys the socket when it ends, and what waits in the queue is lost.
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer((socket) => {
    socket.on('error', () => {})
    echo(socket, options.maxBytes).catch(() => socket.destroy())
  })
}

async function echo(socket: Socket, maxBytes: number | undefined): Promise<void> {
  const decoder = new LengthPrefixDecoder(maxBytes)
  let isBad = false
  decoder.on('error', () => {
    isBad = true
  })
  for await (const chunk of socket) {
    for (const payload of decoder.push(chunk)) {
      const reply = encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))
      if (!socket.write(reply)) await once(socket, 'drain')
    }
    if (isBad) break
  }
  decoder.end()
  socket.end()
}
