// Three ways to send a file of 32 MiB to a peer that does not read: how much of it is taken from
// the disk, and how much waits in memory.

import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'

const FILE_BYTES = 32 * 1024 * 1024

interface Pump {
  readBytes: () => number
  heldBytes: () => number
  /** Whether it reads no more until the socket drains. */
  isHeldUp: () => boolean
}

async function whole(socket: Socket): Promise<Pump> {
  const bytes = await readFile(path)
  socket.end(bytes)
  return {
    readBytes: () => bytes.length,
    heldBytes: () => bytes.length,
    isHeldUp: () => false,
  }
}

function hasty(socket: Socket): Pump {
  const file = createReadStream(path)
  file.on('data', (chunk) => socket.write(chunk))
  file.on('end', () => socket.end())
  return {
    readBytes: () => file.bytesRead,
    heldBytes: () => socket.writableLength,
    isHeldUp: () => false,
  }
}

function patient(socket: Socket): Pump {
  const file = createReadStream(path)
  // The test breaks it off at last, so it rejects.
  pipeline(file, socket).catch(() => {})
  return {
    readBytes: () => file.bytesRead,
    heldBytes: () => file.readableLength + socket.writableLength,
    isHeldUp: () =>
      socket.writableNeedDrain && file.readableLength >= file.readableHighWaterMark,
  }
}

// At rest: all is read, or reading is held up and nothing has moved for many turns.
async function rest(pump: Pump, socket: Socket): Promise<void> {
  let quietTurns = 0
  let movedBytes = -1
  while (pump.readBytes() < FILE_BYTES && quietTurns < 500) {
    const bytes = pump.readBytes() + socket.bytesWritten
    const isQuiet = bytes === movedBytes && pump.isHeldUp()
    quietTurns = isQuiet ? quietTurns + 1 : 0
    movedBytes = bytes
    await nextTurn()
  }
}

async function measure(start: (socket: Socket) => Pump | Promise<Pump>): Promise<string> {
  const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const [peer] = (await once(server, 'connection')) as [Socket]
  const pump = await start(socket)
  await rest(pump, socket)
  const read = pump.readBytes()
  const held = pump.heldBytes()
  socket.on('error', () => {}).destroy()
  peer.on('error', () => {}).destroy()
  server.close()
  return `read ${read === FILE_BYTES ? read : `≈ ${read}`}, in memory ≈ ${held}`
}

const folder = await mkdtemp(join(tmpdir(), 'pump-'))
const path = join(folder, 'file')
await writeFile(path, '')
await truncate(path, FILE_BYTES)
console.log('readFile():      ', await measure(whole))
console.log("on 'data', write:", await measure(hasty))
console.log('pipeline():      ', await measure(patient))
await rm(folder, { recursive: true })
