// Two clients: one sends and does not read, the other sends three words and reads. What the second
// gets depends on whether the connections share a queue of work.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'

async function echo(socket: Socket, chunk: Buffer): Promise<void> {
  if (socket.destroyed || socket.write(chunk)) return
  await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve))
}

let allWork = Promise.resolve()

function shared(socket: Socket): void {
  socket.on('data', async (chunk) => {
    socket.pause()
    allWork = allWork.then(() => echo(socket, chunk))
    await allWork
    socket.resume()
  })
}

function own(socket: Socket): void {
  socket.on('data', async (chunk) => {
    socket.pause()
    await echo(socket, chunk)
    socket.resume()
  })
}

async function wordsBack(serve: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    serve(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const silent = connect(port, '127.0.0.1')
  const [served] = (await once(server, 'connection')) as [Socket]
  silent.write(Buffer.alloc(32 * 1024 * 1024))
  while (!served.writableNeedDrain) await nextTurn()

  const reader = connect(port, '127.0.0.1')
  let bytes = 0
  reader.on('data', (chunk) => {
    bytes += chunk.length
  })
  const [other] = (await once(server, 'connection')) as [Socket]
  reader.write('một hai ba')
  while (other.bytesRead === 0) await nextTurn()
  for (let turn = 0; turn < 50; turn++) await nextTurn()
  const before = bytes

  silent.resume()
  while (bytes === 0) await nextTurn()
  silent.destroy()
  reader.destroy()
  server.close()
  return `${before} of 12 bytes while the other does not read, ${bytes} after`
}

console.log('one queue for all:', await wordsBack(shared))
console.log('a queue for each: ', await wordsBack(own))
