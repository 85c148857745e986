// What lesson 3 counts: how much it offers, what a write of 1 MiB leaves in the queue, what a hundred callers leave
// there, at which mark write() returns false, and how little many small frames are.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

const MIB = 1024 * 1024
const grouped = (n: number): string => String(n).replaceAll(/(?<=\d)(?=(\d{3})+$)/g, ' ')

console.log(`512 frames of 65 536 bytes: ${(512 * 65_536) / MIB} MiB`)

const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo
const client = connect(port, '127.0.0.1')
const [[peer]] = (await Promise.all([
  once(server, 'connection'),
  once(client, 'connect'),
])) as [[Socket], unknown]

const hasRoom = client.write(Buffer.alloc(MIB))
console.log(
  `1 MiB on an idle connection: ${hasRoom}, ${client.writableLength} bytes in the queue`,
)

client.write(Buffer.alloc(32 * MIB))
const before = client.writableLength
for (let i = 0; i < 100; i++) client.write(Buffer.alloc(65_536))
console.log(
  `100 callers with 65 536 bytes each: ${grouped(client.writableLength - before)} more`,
)
client.destroy()
peer.destroy()
server.close()

let bytes = 0
for (let n = 0; n < 10_000; n++) bytes += 4 + Buffer.byteLength(JSON.stringify({ n }))
console.log(`10 000 small frames: ${grouped(bytes)} bytes`)
