// Lets a client leave a server in three ways, and shows the events that the server's socket emits.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

const WAYS: Record<string, (port: number, heard: () => Promise<unknown>) => unknown> = {
  'calls end()': (port) => connect(port, '127.0.0.1').end('hi'),
  'is killed with SIGKILL': async (port, heard) => {
    const code = `net.connect(${port}, '127.0.0.1').write('hi')`
    const client = spawn(process.execPath, ['-e', code])
    await heard()
    client.kill('SIGKILL')
  },
  'calls resetAndDestroy()': async (port, heard) => {
    const client = connect(port, '127.0.0.1')
    client.write('hi')
    await heard()
    client.resetAndDestroy()
  },
}

console.log('how the client leaves     events')
for (const [way, leave] of Object.entries(WAYS)) {
  const events: string[] = []
  const server = createServer((socket) => note(socket, events)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const connection = once(server, 'connection')
  const heard = connection.then(([socket]) => once(socket as Socket, 'data'))
  await leave(port, () => heard)
  const [socket] = (await connection) as [Socket]
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve))
  server.close()
  console.log(`${way.padEnd(24)}  ${events.join('  ')}`)
}

function note(socket: Socket, events: string[]): void {
  for (const name of ['data', 'end', 'close'])
    socket.on(name, () => events.push(`'${name}'`))
  socket.on('error', ({ code }: NodeJS.ErrnoException) => events.push(`'error' ${code}`))
}
