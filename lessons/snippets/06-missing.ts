// A server that wants to say "no such file": after pipeline() has failed, and before it begins.
// And what opening tells of a folder.

import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'

const PATH = 'no/such/file'

async function askLate(socket: Socket): Promise<void> {
  try {
    await pipeline(createReadStream(PATH), socket)
  } catch {
    socket.end('no such file')
  }
}

async function askEarly(socket: Socket): Promise<void> {
  const file = await open(PATH).catch(() => {})
  if (file) await pipeline(file.createReadStream(), socket)
  else socket.end('no such file')
}

async function received(send: (socket: Socket) => Promise<void>): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    send(socket).catch(() => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const chunks: Buffer[] = []
  for await (const chunk of client) chunks.push(chunk)
  server.close()
  return `${JSON.stringify(Buffer.concat(chunks).toString())}, then 'end'`
}

console.log('after it failed: ', await received(askLate))
console.log('before it begins:', await received(askEarly))
const folder = await open('.')
const failure = await folder.read().catch((error: NodeJS.ErrnoException) => error.code)
await folder.close()
console.log('a folder opens, and then read() fails:', failure)
