// Counts how often two writes come in one chunk, to a reader in this process and to one in another,
// by what stands between the writes. It takes the number of connections: 50, if not told otherwise.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

const connections = Number(process.argv[2] ?? 50)
const messages = ['{"id":1,"cmd":"ping"}', '{"id":2,"cmd":"pong"}'] as const

const WAYS: Record<string, (socket: Socket) => unknown> = {
  'nothing between': (socket) => {
    for (const message of messages) socket.write(message)
  },
  'setImmediate()': async (socket) => {
    socket.write(messages[0])
    await new Promise(setImmediate)
    socket.write(messages[1])
  },
  'a pause of 5 ms': async (socket) => {
    socket.write(messages[0])
    await pause(5)
    socket.write(messages[1])
  },
  'cork(), uncork()': (socket) => {
    socket.cork()
    for (const message of messages) socket.write(message)
    socket.uncork()
  },
}

if (process.send) await serve()
else await compare()

/** The reader in another process: says where it listens, and the sizes that each connection brought. */
async function serve(): Promise<void> {
  const tell = process.send?.bind(process) as (message: unknown) => void
  const server = listen(tell)
  await once(server, 'listening')
  tell((server.address() as AddressInfo).port)
  process.once('disconnect', () => server.close())
}

function listen(tell: (sizes: number[]) => void) {
  return createServer((socket) => {
    const sizes: number[] = []
    socket.on('data', (chunk) => sizes.push(chunk.length))
    socket.on('close', () => tell(sizes))
  }).listen(0, '127.0.0.1')
}

async function compare(): Promise<void> {
  let seen = (_sizes: number[]): void => {}
  const next = () => new Promise<number[]>((resolve) => (seen = resolve))
  const here = listen((sizes) => seen(sizes))
  await once(here, 'listening')
  const there = spawn(
    process.execPath,
    [...process.execArgv, process.argv[1] as string],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  const [farPort] = await once(there, 'message')
  there.on('message', (sizes: number[]) => seen(sizes))

  let cut = 0
  const joined = async (port: number, write: (socket: Socket) => unknown) => {
    let inOneChunk = 0
    for (let i = 0; i < connections; i++) {
      const sizes = next()
      const socket = connect(port, '127.0.0.1')
      await once(socket, 'connect')
      await write(socket)
      socket.end()
      const [first] = await sizes
      if (first === 42) inOneChunk++
      else if (first !== 21) cut++
    }
    return inOneChunk
  }

  const title = `in one chunk, of ${connections}`
  console.log(`${title.padEnd(20)}  same process  another process`)
  for (const [way, write] of Object.entries(WAYS)) {
    const near = await joined((here.address() as AddressInfo).port, write)
    const far = await joined(farPort, write)
    const varies = way !== 'cork(), uncork()'
    const shown = [near, far].map((count) => `${varies ? '≈ ' : ''}${count}`.padEnd(14))
    console.log(`${way.padEnd(22)}${shown.join('')}`.trimEnd())
  }
  console.log(`messages cut in two   ${cut}`)
  here.close()
  there.disconnect()
}
