// A client ends its side while replies wait in the server's queue, and then reads: how many of
// the last replies reach it, by how the server is written.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { encodeFrame, LengthPrefixDecoder } from '../../solutions/04-length-prefix.ts'

const FILLER = encodeFrame(Buffer.alloc(8192))
const LAST = encodeFrame(Buffer.alloc(1024))
const LAST_REQUESTS = 3

async function loop(socket: Socket): Promise<void> {
  const decoder = new LengthPrefixDecoder()
  for await (const chunk of socket) {
    for (const payload of decoder.push(chunk)) {
      if (!socket.write(encodeFrame(payload))) await once(socket, 'drain')
    }
  }
  socket.end()
}

async function loopThatSpares(socket: Socket): Promise<void> {
  const decoder = new LengthPrefixDecoder()
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    for (const payload of decoder.push(chunk)) {
      if (!socket.write(encodeFrame(payload))) await once(socket, 'drain')
    }
  }
  socket.end()
}

async function generator(socket: Socket): Promise<void> {
  await pipeline(
    socket,
    async function* (chunks: AsyncIterable<Buffer>) {
      const decoder = new LengthPrefixDecoder()
      for await (const chunk of chunks) yield* decoder.push(chunk).map(encodeFrame)
    },
    socket,
  )
}

// Sends a request and waits until the server has written its reply.
async function ask(client: Socket, request: Buffer, served: Socket): Promise<void> {
  const written = served.bytesWritten + request.length
  client.write(request)
  while (served.bytesWritten < written) await nextTurn()
}

async function missingReplies(
  serve: (socket: Socket) => Promise<void>,
  allowHalfOpen: boolean,
): Promise<number> {
  const server = createServer({ allowHalfOpen }, (socket) => {
    socket.on('error', () => {})
    serve(socket).catch(() => socket.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const [served] = (await once(server, 'connection')) as [Socket]
  let requests = LAST_REQUESTS
  for (; served.writableLength === 0; requests++) await ask(client, FILLER, served)
  for (let n = 0; n < LAST_REQUESTS; n++) await ask(client, LAST, served)
  client.end()
  await Promise.race([once(served, 'close'), once(served, 'end')])

  const decoder = new LengthPrefixDecoder()
  let replies = 0
  for await (const chunk of client) replies += decoder.push(chunk).length
  server.close()
  return requests - replies
}

console.log('allowHalfOpen:                   false   true')
const servers = {
  'for await (… of socket)         ': loop,
  'for await (… of iterator(…))    ': loopThatSpares,
  'pipeline(socket, generator, …)  ': generator,
}
for (const [name, serve] of Object.entries(servers)) {
  const closed = await missingReplies(serve, false)
  const halfOpen = await missingReplies(serve, true)
  console.log(`${name} ${closed} lost  ≈ ${halfOpen} lost`)
}
