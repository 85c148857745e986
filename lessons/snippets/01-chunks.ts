// Sends three messages in three writes to a client that reads 14, 7 and 4 bytes, as a network might
// hand them over, and shows what each 'data' event would take for a message.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'

const messages = ['{"n":1}', '{"n":2}', '{"s":"ế"}']
const sizes = [14, 7, 4]
const chunks: Buffer[] = []

const server = createServer((socket) => {
  for (const message of messages) socket.write(message)
  socket.end()
}).listen(0, '127.0.0.1')
await once(server, 'listening')

const { port } = server.address() as AddressInfo
const client = connect({
  port,
  host: '127.0.0.1',
  onread: {
    buffer: () => Buffer.alloc(sizes[chunks.length] ?? 1),
    callback: (count, buffer) => chunks.push(Buffer.from(buffer.subarray(0, count))) > 0,
  },
})
await once(client, 'close')
server.close()

const columns = chunks.map((chunk) => [
  escaped(chunk),
  String(chunk.length),
  parsed(chunk.toString()),
])
console.log(`writes  ${messages.join(' │ ')}`)
for (const [row, name] of ['chunks', 'bytes ', 'parsed'].entries()) {
  const cells = columns.map((cells) =>
    (cells[row] as string).padEnd(Math.max(...cells.map(({ length }) => length))),
  )
  console.log(`${name}  ${cells.join(' │ ')}`.trimEnd())
}

function parsed(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch (error) {
    return (error as Error).name
  }
}

/** ASCII as it is, any other byte as its number. */
function escaped(chunk: Buffer): string {
  return chunk.toString('latin1').replaceAll(/[^ -~]/g, (character) => {
    return `\\x${character.charCodeAt(0).toString(16)}`
  })
}
