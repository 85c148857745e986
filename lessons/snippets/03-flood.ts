// Sends 512 frames to a client that does not read, without waiting and then as far as waiting lets
// it, and shows where the bytes are.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const FRAMES = 512
const FRAME_BYTES = 65_536
const grouped = (n: number): string => String(n).replaceAll(/(?<=\d)(?=(\d{3})+$)/g, ' ')

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const server = createServer().listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo

console.log(
  '                 frames  in the kernels  writableLength  arrayBuffers    heapUsed',
)
for (const waits of [true, false]) {
  const client = connect(port, '127.0.0.1').pause()
  const [socket] = (await once(server, 'connection')) as [Socket]
  const cells = (await flood(socket, waits)).map((count) => `≈ ${grouped(count)}`)
  const padded = cells.map((cell, i) => cell.padEnd(i === 0 ? 6 : 14))
  console.log(
    `${waits ? 'waiting        ' : 'without waiting'}  ${padded.join('  ').trimEnd()}`,
  )
  client.destroy()
  await once(socket.destroy(), 'close')
}
server.close()

// #region flood
async function flood(socket: Socket, waits: boolean): Promise<number[]> {
  const before = memory()
  let frames = 0
  while (frames < FRAMES) {
    frames += 1
    const hasRoom = socket.write(Buffer.alloc(FRAME_BYTES, frames))
    // Here it would wait: this client never reads.
    if (waits && !hasRoom) break
  }
  const now = memory()
  return [
    frames,
    frames * FRAME_BYTES - socket.writableLength,
    socket.writableLength,
    now.arrayBuffers - before.arrayBuffers,
    Math.max(0, now.heapUsed - before.heapUsed),
  ]
}
// #endregion flood

/** Without what nobody holds any more. */
function memory(): NodeJS.MemoryUsage {
  // The second waits until what the first found has been freed.
  collectGarbage()
  collectGarbage()
  return process.memoryUsage()
}
