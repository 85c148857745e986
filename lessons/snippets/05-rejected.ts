// One client resets while an async 'data' listener waits for 'drain'. The socket has an
// 'error' listener, and still a promise rejects that nobody looks at.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'

const server = createServer((socket) => {
  socket.on('error', (error: NodeJS.ErrnoException) => {
    console.log(`'error' event: ${error.code}, heard`)
  })
  socket.on('data', async (chunk) => {
    socket.pause()
    if (!socket.write(chunk)) {
      server.emit('waiting')
      await once(socket, 'drain')
    }
    socket.resume()
  })
})

// Without this the process would end here, and every connection with it.
process.once('unhandledRejection', (reason) => {
  console.log(`unhandled rejection: ${(reason as NodeJS.ErrnoException).code}`)
  server.close()
})

server.listen(0, '127.0.0.1')
await once(server, 'listening')
const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
client.write(Buffer.alloc(32 * 1024 * 1024))
await once(server, 'waiting')
client.resetAndDestroy()
