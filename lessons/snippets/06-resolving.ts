// A loop and pipeline() send a small file to a peer that does not read: what has left the process
// when each of them says that it is done.

import { EventEmitter, once } from 'node:events'
import { createReadStream, type ReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'

async function byLoop(file: ReadStream, socket: Socket): Promise<void> {
  // #region loop
  for await (const chunk of file) {
    if (!socket.write(chunk)) await once(socket, 'drain')
  }
  socket.end()
  // #endregion loop
}

async function atResolving(
  pump: (file: ReadStream, socket: Socket) => Promise<void>,
): Promise<string> {
  const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const arrival = once(server, 'connection') as Promise<[Socket]>
  // The name server answers late: until then whatever is written waits here.
  const nameServer = new EventEmitter()
  const socket = connect({
    port: (server.address() as AddressInfo).port,
    host: 'peer.example',
    autoSelectFamily: false,
    lookup: (_name, _options, answer) =>
      nameServer.once('answer', () => answer(null, '127.0.0.1', 4)),
  })
  const file = createReadStream(path)
  const sent = pump(file, socket).then(() => socket.writableLength)
  await once(file, 'close')
  await nextTurn()
  nameServer.emit('answer')
  const queued = await sent
  const [peer] = await arrival
  const read = peer.bytesRead
  peer.resume()
  await once(peer, 'close')
  server.close()
  return `queued here ${queued}, read by the peer ${read}, in the end ${peer.bytesRead}`
}

const folder = await mkdtemp(join(tmpdir(), 'pump-'))
const path = join(folder, 'file')
await writeFile(path, Buffer.alloc(4096))
console.log('the loop:  ', await atResolving(byLoop))
console.log('pipeline():', await atResolving(pipeline as typeof byLoop))
await rm(folder, { recursive: true })
