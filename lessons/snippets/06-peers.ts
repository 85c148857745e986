// Twenty transfers that the peer breaks off, by pipe() and by pipeline(): which sender hears of
// it, and how many files stay open.

import { once } from 'node:events'
import { createReadStream, fstatSync, type ReadStream } from 'node:fs'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

const TRANSFERS = 20

function byPipe(file: ReadStream, socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    file.pipe(socket)
    file.on('error', reject)
    socket.on('error', reject)
    socket.on('close', resolve)
  })
}

function isOpen({ fd }: ReadStream & { fd?: number | null }): boolean {
  if (typeof fd !== 'number') return false
  try {
    fstatSync(fd)
    return true
  } catch {
    return false
  }
}

async function transfers(
  pump: (file: ReadStream, socket: Socket) => Promise<void>,
  breakOff: (socket: Socket) => void,
): Promise<string> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {})
    socket.once('data', () => breakOff(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const files: ReadStream[] = []
  let rejected = 0
  for (let n = 0; n < TRANSFERS; n++) {
    const file = createReadStream(path)
    const socket = connect(port, '127.0.0.1')
    const closed = new Promise((resolve) => socket.once('close', resolve))
    await pump(file, socket).catch(() => rejected++)
    await closed
    // Not once(): that rejects at the 'error' which comes before 'close'.
    if (file.destroyed && !file.closed)
      await new Promise<void>((resolve) => file.once('close', resolve))
    files.push(file)
  }
  server.close()
  const open = files.filter(isOpen)
  for (const file of open) file.destroy()
  const heard = rejected === TRANSFERS ? rejected : `≈ ${rejected}`
  return `${heard} rejected, ${open.length} files open`
}

const folder = await mkdtemp(join(tmpdir(), 'pump-'))
const path = join(folder, 'file')
await writeFile(path, '')
await truncate(path, 32 * 1024 * 1024)
console.log('the peer      resets                        ends, and reads on')
for (const [name, pump] of [
  ['pipe()    ', byPipe],
  ['pipeline()', pipeline as typeof byPipe],
] as const) {
  const reset = await transfers(pump, (socket) => socket.resetAndDestroy())
  const ended = await transfers(pump, (socket) => socket.end())
  console.log(`${name}    ${reset.padEnd(28)}  ${ended}`)
}
await rm(folder, { recursive: true })
