// Style: classes. The server extends net.Server, a client extends net.Socket.
import { Server, Socket } from 'node:net'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

type Report = (chunk: ChunkReport) => void

class Connection {
  readonly #report: Report

  constructor(socket: Socket, report: Report) {
    this.#report = report
    socket.on('data', this.#take.bind(this))
    socket.on('error', () => socket.destroy())
  }

  #take(chunk: Buffer): void {
    const { length: bytes } = chunk
    let result: ChunkReport
    try {
      result = { bytes, value: JSON.parse(chunk.toString()) }
    } catch (error) {
      result = { bytes, error: error as Error }
    }
    this.#report(result)
  }
}

class NaiveServer extends Server {
  constructor(report: Report) {
    super((socket) => void new Connection(socket, report))
  }
}

class Client extends Socket {
  readonly done: Promise<void>

  constructor(port: number) {
    super()
    this.done = new Promise((resolve, reject) => {
      this.once('error', reject).once('close', () => resolve())
    })
    this.setNoDelay(true).connect(port, '127.0.0.1')
  }
}

export function createNaiveServer(report: Report): Server {
  return new NaiveServer(report)
}

export function sendCoalesced(port: number): Promise<void> {
  const client = new Client(port)
  client.cork()
  client.write(Buffer.from('{"from":"client"}'))
  setTimeout(() => {
    client.write(Buffer.from('"and a string"'))
    client.uncork()
    client.end()
  }, 5)
  return client.done
}

export function sendSplit(port: number): Promise<void> {
  const client = new Client(port)
  client.once('connect', () => {
    client.write(Buffer.from('{"from":'))
    const until = performance.now() + 40
    while (performance.now() < until);
    client.end(Buffer.from('"client"}'))
  })
  return client.done
}
