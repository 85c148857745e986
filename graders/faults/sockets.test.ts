// The faults on real TCP: each conserves the bytes, and does to them what its name says.

import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { writeCoalesced } from './coalesce.ts'
import { halfClose } from './half-close.ts'
import { writeInLockstep } from './lockstep.ts'
import { resetAfter } from './reset.ts'

const open: { destroy(): void }[] = []

afterEach(() => {
  for (const each of open.splice(0)) each.destroy()
})

/** Whether it closed for an error; `once` would reject at that error. */
const closing = (socket: Socket): Promise<boolean> =>
  new Promise((resolve) => socket.once('close', resolve))

interface Pair {
  client: Socket
  peer: Socket
  chunks: string[]
  /** Resolves when this many chunks have been read. */
  read(count: number): Promise<void>
}

async function pair(): Promise<Pair> {
  const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  const [peer] = (await once(server, 'connection')) as [Socket]
  server.close()
  open.push(client, peer)
  for (const each of [client, peer]) each.on('error', () => {})
  const chunks: string[] = []
  peer.on('data', (chunk: Buffer) => chunks.push(chunk.toString('latin1')))
  const read = async (count: number): Promise<void> => {
    while (chunks.length < count) await once(peer, 'data')
  }
  return { client, peer, chunks, read }
}

const bytes = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => Buffer.from(letter))

test('writes in lockstep arrive one by one', async () => {
  const { client, chunks, read } = await pair()
  await writeInLockstep(client, bytes, (index) => read(index + 1))
  expect(chunks).toEqual(bytes.map(String))
})

test('lockstep ends with the connection', async () => {
  const { client, peer } = await pair()
  const closed = closing(client)
  await writeInLockstep(client, bytes, async (index) => {
    if (index === 2) peer.resetAndDestroy()
    if (index === 2) await closed
  })
  expect(client.bytesWritten).toBe(3)
})

test('coalesced writes arrive in one chunk', async () => {
  const { client, chunks, read } = await pair()
  await writeCoalesced(client, bytes)
  await read(1)
  expect(chunks).toEqual([bytes.join('')])
})

test('a half-closed socket still reads', async () => {
  const { client, peer } = await pair()
  const ended = once(peer, 'end')
  await halfClose(client)
  await ended
  const reply = once(client, 'data')
  peer.end('late')
  expect(String((await reply)[0])).toBe('late')
})

test('a reset comes after the bytes that were to go before it, as an error', async () => {
  const { client, peer, chunks } = await pair()
  const closed = closing(peer)
  const read = once(peer, 'data')
  client.write('ab')
  await read
  await resetAfter(client, Buffer.alloc(0))
  expect(await closed).toBe(true)
  expect(chunks.join('')).toBe('ab')
})
