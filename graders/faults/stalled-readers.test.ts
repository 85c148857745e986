import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { NEVER_READS, readLittleOnceBlocked, readOnceBlocked } from './stalled-readers.ts'

const SENT = 8 * 1024 * 1024
const open: Socket[] = []

afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy()
})

async function flooded(): Promise<{ writer: Socket; reader: Socket }> {
  const server = createServer(NEVER_READS).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const writer = connect((server.address() as { port: number }).port, '127.0.0.1')
  const [reader] = (await once(server, 'connection')) as [Socket]
  server.close()
  open.push(writer, reader)
  writer.write(Buffer.alloc(SENT, 'x'))
  return { writer, reader }
}

async function blockedOf(writer: Socket): Promise<void> {
  for (let last = -1; last !== writer.writableLength; ) {
    last = writer.writableLength
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

test('a reader that never reads leaves the rest in the queue of the writer', async () => {
  const { writer, reader } = await flooded()
  await blockedOf(writer)
  expect(writer.writableLength).toBe(SENT)
  expect(reader.bytesRead).toBe(0)
})

test.for(['all', 'little'])(
  'nothing is read before the writer is blocked, and all of it then: %s at a time',
  async (how) => {
    const { writer, reader } = await flooded()
    let bytes = 0
    let largest = 0
    let isBlocked = false
    const done = new Promise<void>((resolve) => {
      const take = ({ length }: Buffer): void => {
        expect(isBlocked).toBe(true)
        bytes += length
        largest = Math.max(largest, length)
        if (bytes === SENT) resolve()
      }
      const blocked = blockedOf(writer).then(() => {
        isBlocked = true
      })
      if (how === 'all') void readOnceBlocked(reader, blocked, take)
      else void readLittleOnceBlocked(reader, blocked, take, 4096)
    })
    await done
    expect(bytes).toBe(SENT)
    if (how === 'little') expect(largest).toBeLessThanOrEqual(4096)
  },
)
