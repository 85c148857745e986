// Three messages leave in three writes, and three chunks arrive: a decoder that keeps what follows
// the last line feed finds the lines in them.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'

const messages = ['{"id":1}\n', '{"id":2}\n', '{"id":3}\n']
const sizes = [21, 4, 2]
const chunks: Buffer[] = []

// #region decoder
class LineDecoder {
  #held = Buffer.alloc(0)

  push(chunk: Buffer): string[] {
    const bytes = Buffer.concat([this.#held, chunk])
    const end = bytes.lastIndexOf('\n') + 1
    this.#held = bytes.subarray(end)
    return bytes.toString('utf8', 0, end).split('\n').slice(0, -1)
  }
}
// #endregion decoder

const server = createServer((socket) => {
  for (const message of messages) socket.write(message)
  socket.end()
}).listen(0, '127.0.0.1')
await once(server, 'listening')

const { port } = server.address() as AddressInfo
const client = connect({
  port,
  host: '127.0.0.1',
  // What a network would do: each read brings so many bytes and no more.
  onread: {
    buffer: () => Buffer.alloc(sizes[chunks.length] ?? 1),
    callback: (count, buffer) => chunks.push(Buffer.from(buffer.subarray(0, count))) > 0,
  },
})
await once(client, 'close')
server.close()

const decoder = new LineDecoder()
const counts = chunks.map((chunk) => String(decoder.push(chunk).length))
const shown = chunks.map((chunk) => chunk.toString().replaceAll('\n', '\\n'))
console.log(`writes  ${messages.map((text) => text.replaceAll('\n', '\\n')).join(' │ ')}`)
console.log(`chunks  ${shown.join(' │ ')}`)
console.log(
  `lines   ${counts.map((n, i) => n.padEnd(shown[i]?.length ?? 0)).join(' │ ')}`.trimEnd(),
)
