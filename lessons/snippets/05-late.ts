// A client sends three requests and ends its side; the server knows the answers only after
// that. What arrives depends on allowHalfOpen alone.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { setImmediate as lookUp } from 'node:timers/promises'
import { encodeFrame, LengthPrefixDecoder } from '../../solutions/04-length-prefix.ts'

async function outcome(allowHalfOpen: boolean): Promise<string> {
  let callbacks = 'no error'
  let events = 'no error'
  const server = createServer({ allowHalfOpen }, (socket) => {
    const decoder = new LengthPrefixDecoder()
    const requests: Buffer[] = []
    socket.on('data', (chunk) => requests.push(...decoder.push(chunk)))
    socket.on('end', async () => {
      await lookUp()
      for (const payload of requests) socket.write(encodeFrame(payload), noteFailure)
      socket.end()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      events = String(error.code)
    })
  })
  function noteFailure(error?: NodeJS.ErrnoException | null): void {
    if (error) callbacks = String(error.code)
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  for (const word of ['một', 'hai', 'ba']) client.write(encodeFrame(Buffer.from(word)))
  client.end()
  const decoder = new LengthPrefixDecoder()
  let count = 0
  for await (const chunk of client) count += decoder.push(chunk).length
  server.close()
  return `${count} of 3 replies; callbacks: ${callbacks}; 'error' event: ${events}`
}

console.log('allowHalfOpen false:', await outcome(false))
console.log('allowHalfOpen true: ', await outcome(true))
