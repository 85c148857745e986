// What pipeline() leaves of a socket: after one file, and after five with { end: false }.

import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'

const path = fileURLToPath(import.meta.url)
const server = createServer({ allowHalfOpen: true }, (peer) => peer.resume())

async function connected(): Promise<Socket> {
  const { port } = server.address() as AddressInfo
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  await once(socket, 'connect')
  return socket.on('error', () => {})
}

function listeners(socket: Socket): number {
  return socket.eventNames().reduce((sum, name) => sum + socket.listenerCount(name), 0)
}

async function afterOne(): Promise<string> {
  const socket = await connected()
  await pipeline(createReadStream(path), socket)
  const error = await new Promise((resolve) => socket.write('more', resolve))
  socket.destroy()
  return `the next write() gets ${(error as NodeJS.ErrnoException).code}`
}

async function afterFive(): Promise<string> {
  const socket = await connected()
  const before = listeners(socket)
  for (let n = 0; n < 5; n++) {
    await pipeline(createReadStream(path), socket, { end: false })
  }
  const left = listeners(socket) - before
  const error = await new Promise((resolve) => socket.write('more', resolve))
  socket.destroy()
  return `the next write() gets ${error ?? 'through'}, listeners left ≈ ${left}`
}

server.listen(0, '127.0.0.1')
await once(server, 'listening')
console.log('after one file:     ', await afterOne())
console.log('after { end: false }:', await afterFive())
server.close()
