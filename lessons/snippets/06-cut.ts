// A file fails in the middle: what the receiver sees, by how the sender lets go of the socket.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'

// Stands for a disk that fails once three chunks have been read.
async function* failing(): AsyncGenerator<Buffer> {
  for (let n = 0; n < 3; n++) yield Buffer.alloc(65_536)
  throw new Error('the disk failed')
}

async function politely(socket: Socket): Promise<void> {
  try {
    for await (const chunk of failing()) socket.write(chunk)
  } finally {
    socket.end()
  }
}

const piped = (socket: Socket) => pipeline(failing, socket)

async function byReset(socket: Socket): Promise<void> {
  try {
    for await (const chunk of failing()) socket.write(chunk)
  } catch {
    socket.resetAndDestroy()
  }
}

async function received(send: (socket: Socket) => Promise<void>): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    send(socket).catch(() => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let bytes = 0
  let ending = "'end'"
  client.on('data', (chunk) => {
    bytes += chunk.length
  })
  client.on('error', (error: NodeJS.ErrnoException) => {
    ending = `'error' ${error.code}`
  })
  await new Promise((resolve) => client.once('close', resolve))
  server.close()
  return `${ending === "'end'" ? bytes : `≈ ${bytes}`} bytes, then ${ending}`
}

console.log('end():            ', await received(politely))
console.log('pipeline():       ', await received(piped))
console.log('resetAndDestroy():', await received(byReset))
