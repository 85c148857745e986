// What lesson 1 counts: bytes and lengths of messages, and the most that one read brings.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'

const MIB = 1024 * 1024
const grouped = (n: number): string => String(n).replaceAll(/(?<=\d)(?=(\d{3})+$)/g, ' ')

for (const message of ['{"msg":"Xin chào"}', '{"n":1}{"n":2}'])
  console.log(`${message}  bytes ${Buffer.byteLength(message)}  length ${message.length}`)

let largest = 0
const server = createServer((socket) => {
  socket.on('data', ({ length }) => {
    largest = Math.max(largest, length)
  })
  socket.on('close', () => server.close())
}).listen(0, '127.0.0.1')
await once(server, 'listening')
connect((server.address() as AddressInfo).port, '127.0.0.1').end(Buffer.alloc(8 * MIB))
await once(server, 'close')
console.log(`largest chunk of 8 MiB: ${grouped(largest)}`)
