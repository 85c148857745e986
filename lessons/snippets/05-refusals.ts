// A server refuses a frame while replies to earlier ones wait in its queue: how many of those
// reach the client, by how the server closes and by what the client sent behind the frame.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { encodeFrame, LengthPrefixDecoder } from '../../solutions/04-length-prefix.ts'

const REQUEST = encodeFrame(Buffer.alloc(8192))
const OVERSIZED = Buffer.from([0xff, 0xff, 0xff, 0xff])

function serve(socket: Socket, refuse: (socket: Socket) => void): void {
  const decoder = new LengthPrefixDecoder(8192)
  let isRefused = false
  decoder.on('error', () => {
    isRefused = true
  })
  socket.on('data', (chunk) => {
    for (const payload of decoder.push(chunk)) socket.write(encodeFrame(payload))
    if (isRefused) refuse(socket)
  })
  socket.on('end', () => socket.end())
  socket.on('error', () => {})
}

// Sends requests one by one, and reads no reply, until the kernels are full and one waits.
async function fillQueue(client: Socket, served: Socket): Promise<number> {
  let requests = 0
  for (; served.writableLength === 0; requests++) {
    const written = served.bytesWritten + REQUEST.length
    client.write(REQUEST)
    while (served.bytesWritten < written) await nextTurn()
  }
  return requests
}

async function outcome(
  refuse: (socket: Socket) => void,
  behind: number,
): Promise<string> {
  const server = createServer({ allowHalfOpen: true }, (socket) => serve(socket, refuse))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const [served] = (await once(server, 'connection')) as [Socket]
  const requests = await fillQueue(client, served)

  let ending = "'end'"
  client.on('error', (error: NodeJS.ErrnoException) => {
    ending = String(error.code)
  })
  const closed = new Promise((resolve) => client.once('close', resolve))
  client.end(Buffer.concat([OVERSIZED, Buffer.alloc(behind)]))
  while (served.writable) await nextTurn()

  const decoder = new LengthPrefixDecoder()
  let replies = 0
  client.on('data', (chunk) => {
    replies += decoder.push(chunk).length
  })
  await closed
  served.destroy()
  server.close()
  const lost = requests - replies
  return `${lost > 1 ? `≈ ${lost}` : lost} lost, then ${ending}`
}

console.log('behind the bad frame   nothing              8 MiB')
for (const [name, refuse] of [
  ['destroy()            ', (socket: Socket) => socket.destroy()],
  ['end()                ', (socket: Socket) => socket.end()],
] as const) {
  const alone = await outcome(refuse, 0)
  const followed = await outcome(refuse, 8 * 1024 * 1024)
  console.log(`${name}  ${alone.padEnd(19)}  ${followed}`)
}
