// Three ways to send a file that change its bytes: through text, in whole blocks, and from one
// buffer that is filled again too soon.

import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const BLOCK_BYTES = 65_536

async function asText(socket: Socket): Promise<void> {
  for await (const chunk of createReadStream(path)) socket.write(String(chunk))
}

async function wholeBlocks(socket: Socket): Promise<void> {
  const file = await open(path)
  for (;;) {
    const block = Buffer.alloc(BLOCK_BYTES)
    const { bytesRead } = await file.read(block)
    if (bytesRead === 0) break
    socket.write(block)
  }
  await file.close()
}

async function oneBuffer(socket: Socket): Promise<void> {
  const file = await open(path)
  const block = Buffer.alloc(BLOCK_BYTES)
  for (;;) {
    const { bytesRead } = await file.read(block)
    if (bytesRead === 0) break
    socket.write(block.subarray(0, bytesRead))
  }
  await file.close()
}

async function received(send: (socket: Socket) => Promise<void>): Promise<string> {
  const server = createServer(async (socket) => {
    // Corked, so that every write is still queued when the next block is read.
    socket.cork()
    await send(socket)
    socket.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const chunks: Buffer[] = []
  for await (const chunk of client) chunks.push(chunk)
  server.close()
  const bytes = Buffer.concat(chunks)
  const changed = content.filter((byte, at) => bytes[at] !== byte).length
  return `${bytes.length} bytes arrive, ${changed} of the file's are changed`
}

const folder = await mkdtemp(join(tmpdir(), 'pump-'))
const path = join(folder, 'file')
const content = Buffer.from('ế'.repeat(50_000))
await writeFile(path, content)
console.log(`the file:     ${content.length} bytes, in reads of ${BLOCK_BYTES}`)
console.log('as text:     ', await received(asText))
console.log('whole blocks:', await received(wholeBlocks))
console.log('one buffer:  ', await received(oneBuffer))
await rm(folder, { recursive: true })
