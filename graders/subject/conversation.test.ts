import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { Conversation } from './conversation.ts'
import type { Subject } from './subject.ts'
import { endSubjects, subjectOf } from './subject-of.ts'
import { SubjectEnded } from './talk.ts'

afterEach(endSubjects)

const call = (subject: Subject) =>
  Conversation.open(subject, { op: 'call', name: 'go', port: 0 })

test('hears how a call settles, and that it does not while it waits for nothing', async () => {
  const subject = await subjectOf(
    "let count = 0; export const go = async () => { if (count++ === 0) throw new Error('no'); await new Promise(() => {}) }",
  )
  const first = await call(subject)
  expect(await first.next('settled')).toMatchObject({ how: 'rejected', isError: true })
  await first.close()
  const second = await call(subject)
  expect(await second.next('settled')).toBeUndefined()
  await second.close()
})

test('waits for a call that waits for a timer', async () => {
  const subject = await subjectOf(
    'export const go = () => new Promise((resolve) => setTimeout(resolve, 120))',
  )
  const conversation = await call(subject)
  expect(await conversation.turns()).toBe(true)
  expect(await conversation.next('settled')).toMatchObject({ how: 'resolved' })
  await conversation.close()
})

test('hears nothing of a call that belongs to an earlier conversation', async () => {
  const subject = await subjectOf(
    `let settle = () => {}
    let count = 0
    export const go = () => {
      settle()
      return new Promise<void>((resolve) => { settle = resolve; if (count++ > 0) settle = () => {} })
    }`,
  )
  const first = await call(subject)
  expect(await first.next('settled')).toBeUndefined()
  await first.close()
  const second = await call(subject)
  expect(await second.next('settled')).toBeUndefined()
  expect(second.heard).toEqual([])
  await second.close()
})

test('tells of every hand-over, and whether a timer could run out before it', async () => {
  const subject = await subjectOf(
    `import net from 'node:net'
    export const go = (port: number) => new Promise<void>((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => {
        socket.cork(); socket.write('ab'); socket.write('c'); socket.uncork()
        setImmediate(() => {
          socket.write('d')
          setTimeout(() => socket.end('e'), 2)
        })
      })
      socket.resume().on('close', () => resolve())
    })`,
  )
  const server = await Conversation.open(
    await subjectOf(
      "import net from 'node:net'; export const make = (report: any) => net.createServer((socket) => { socket.on('data', (chunk) => report({ bytes: chunk.length, value: 1 })) })",
    ),
    { op: 'serve', name: 'make', given: 'report' },
  )
  const listening = await server.next('listening')
  const port = listening?.port ?? 0
  const conversation = await Conversation.open(subject, { op: 'call', name: 'go', port })
  await conversation.next('settled')
  expect(
    conversation
      .all('handed')
      .map(({ pieces, bytes, pause }) => [pieces, bytes, pause])
      .slice(1),
  ).toEqual([
    [1, 1, 'none'],
    [1, 1, 'timer'],
  ])
  expect(conversation.all('handed')[0]).toMatchObject({ pieces: 2, bytes: 3 })
  await conversation.close()
  await server.close()
})

test.each([
  [
    'a timer that was set before the first write',
    'timer',
    'setTimeout(rest, 1); start()',
  ],
  ['a timer among promises', 'timer', 'start(); sleep(5).then(rest)'],
  [
    'a timer of a signal',
    'timer',
    'start(); AbortSignal.timeout(5).addEventListener("abort", rest)',
  ],
  ['code that spins', 'time', 'start(); while (performance.now() < began + 300); rest()'],
  [
    'turns until time went by',
    'time',
    'start(); setImmediate(function turn() { performance.now() < began + 300 ? setImmediate(turn) : rest() })',
  ],
  [
    'twenty turns',
    'none',
    'start(); let left = 20; setImmediate(function turn() { left-- > 0 ? setImmediate(turn) : rest() })',
  ],
  ['a callback of the write', 'none', 'socket.write("a", () => setImmediate(rest))'],
])('between two hand-overs, %s is this pause: %s', async (_, pause, body) => {
  const subject = await subjectOf(
    `import net from 'node:net'
    import { setTimeout as sleep } from 'node:timers/promises'
    export const go = (port: number) => new Promise<void>((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => {
        const began = performance.now()
        const start = () => socket.write('a')
        const rest = () => socket.end('b')
        ${body}
      })
      socket.resume().on('close', () => resolve())
    })`,
  )
  const server = createServer((socket) => socket.resume()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const conversation = await Conversation.open(subject, { op: 'call', name: 'go', port })
  await conversation.next('settled')
  expect(conversation.all('handed').map((each) => each.pause)[1]).toBe(pause)
  await conversation.close()
  server.close()
})

test('a look tells what a server has read, and which sockets memory still holds', async () => {
  const subject = await subjectOf(
    `import net from 'node:net'
    const kept: net.Socket[] = []
    export const make = (options: { maxBytes?: number } = {}) =>
      net.createServer((socket) => {
        if (options.maxBytes === 1) kept.push(socket)
        socket.on('data', (chunk) => socket.write(chunk)).on('error', () => {})
      })`,
  )
  for (const maxBytes of [1, 2]) {
    const given = { maxBytes }
    const server = await Conversation.open(subject, { op: 'serve', name: 'make', given })
    const { port = 0 } = (await server.next('listening')) ?? {}
    const client = connect(port, '127.0.0.1').resume()
    await once(client, 'connect')
    client.write('abc')
    const { connections } = await server.look()
    expect(connections).toMatchObject([
      { port: client.localPort, readBytes: 3, handedBytes: 3, queuedBytes: 0 },
    ])
    client.resetAndDestroy()
    const looks = [await server.look(true), await server.look(true)]
    expect(looks.at(-1)).toMatchObject({ connections: [], sockets: 2 - maxBytes })
    expect(looks.at(-1)?.heldBytes).toBeGreaterThan(0)
    await server.close()
  }
})

test('a subject that ends fails whoever waits for it', async () => {
  const subject = await subjectOf(
    "import net from 'node:net'; export const make = () => net.createServer(() => process.exit(3))",
  )
  const conversation = await Conversation.open(subject, {
    op: 'serve',
    name: 'make',
    given: 'report',
  })
  const { port = 0 } = (await conversation.next('listening')) ?? {}
  const client = connect(port, '127.0.0.1').on('error', () => {})
  await expect(conversation.next('report')).rejects.toBeInstanceOf(SubjectEnded)
  await expect(conversation.close()).rejects.toMatchObject({ ending: { code: 3 } })
  client.destroy()
})
