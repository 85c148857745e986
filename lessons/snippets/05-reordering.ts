// An echo whose 'data' listener waits for 'drain': where the replies come out of order, and
// how much the server takes in while its client reads nothing.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from '../../solutions/04-length-prefix.ts'

const REQUESTS = 20_000
const PAYLOAD_BYTES = 1024

let bytesIn = 0

const server = createServer((socket) => {
  const decoder = new LengthPrefixDecoder()
  // #region listener
  socket.on('data', async (chunk) => {
    for (const payload of decoder.push(chunk)) {
      if (!socket.write(encodeFrame(payload))) await once(socket, 'drain')
    }
  })
  // #endregion listener
  socket.on('data', (chunk) => {
    bytesIn += chunk.length
    if (bytesIn === requests.length) server.emit('all in', socket)
  })
})

const requests = Buffer.concat(
  Array.from({ length: REQUESTS }, (_, number) => {
    const payload = Buffer.alloc(PAYLOAD_BYTES)
    payload.writeUInt32BE(number)
    return encodeFrame(payload)
  }),
)

async function numbersOfReplies(client: Socket): Promise<number[]> {
  const decoder = new LengthPrefixDecoder()
  const numbers: number[] = []
  for await (const chunk of client) {
    for (const payload of decoder.push(chunk)) numbers.push(payload.readUInt32BE())
    if (numbers.length === REQUESTS) break
  }
  return numbers
}

// Node warns of the eleventh listener for 'drain', again and again. The count is printed below.
process.removeAllListeners('warning')

server.listen(0, '127.0.0.1')
await once(server, 'listening')
const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
client.write(requests)
const [served] = (await once(server, 'all in')) as [Socket]
console.log(`taken in before the client reads: ${bytesIn} of ${requests.length} bytes`)
console.log(`calls that wait for 'drain': ≈ ${served.listenerCount('drain')}`)

const numbers = await numbersOfReplies(client)
const first = numbers.findIndex((number, at) => number !== at)
const wrong = numbers.filter((number, at) => number !== at).length
console.log(`replies in the wrong place: ≈ ${wrong} of ${numbers.length}`)
console.log(`the first of them: reply ≈ ${first}, to request ≈ ${numbers[first]}`)
server.close()
