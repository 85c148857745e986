// Tries a learner's clients: the judge is their server, which reads at once and says nothing, and looks
// at what arrives in which chunk, how often bytes were handed to the kernel, and when the promise settles.

import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { halfClose } from './faults/half-close.ts'
import { Conversation } from './subject/conversation.ts'
import type { PeerEvent } from './subject/messages.ts'
import type { Subject } from './subject/subject.ts'

type Settled = Extract<PeerEvent, { kind: 'settled' }>
type HandOver = Extract<PeerEvent, { kind: 'handed' }>

/** What came of one call. */
export interface Called {
  connections: number
  chunks: Buffer[]
  handOvers: HandOver[]
  /** The client ended its side. */
  isEnded: boolean
  /** The promise settled while neither the server nor the client had closed the connection. */
  isEarly: boolean
  settled: Settled | undefined
}

/** Calls `name` with the port of a server that reads at once, and closes when the client has ended. */
export async function callClient(subject: Subject, name: string): Promise<Called> {
  const server = new ReadingServer()
  const port = await server.listen()
  const conversation = await Conversation.open(subject, { op: 'call', name, port })
  server.onChange = () => conversation.poke()
  try {
    const settled = () => conversation.all('settled')[0]
    await conversation.until(() => (server.isEnded && true) || settled())
    // Not settled yet, unless it does not wait for the close.
    await conversation.turns()
    const early = settled()
    const isEarly = early !== undefined && !(early.how === 'resolved' && early.isClosed)
    // A client that never ends would end now, with the server.
    const seen = { ...server.seen, handOvers: conversation.all('handed'), isEarly }
    await server.end()
    const called = { ...seen, settled: await conversation.until(settled) }
    await conversation.close()
    return called
  } catch (error) {
    await conversation.close().catch(() => {})
    throw error
  } finally {
    server.close()
  }
}

/** Calls `name` with a port on which nothing listens. */
export async function callNobody(
  subject: Subject,
  name: string,
): Promise<Settled | undefined> {
  const { port, release } = await takeDeadPort()
  const conversation = await Conversation.open(subject, { op: 'call', name, port })
  try {
    const settled = await conversation.next('settled')
    await conversation.close()
    return settled
  } catch (error) {
    await conversation.close().catch(() => {})
    throw error
  } finally {
    release()
  }
}

// An open connection keeps its server's port from being given to anyone else, and lets nobody in.
async function takeDeadPort(): Promise<{ port: number; release: () => void }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const dialled = connect(port, '127.0.0.1')
  const [accepted] = (await once(server, 'connection')) as [Socket]
  const sockets = [accepted, dialled]
  for (const socket of sockets) socket.on('error', () => {})
  server.close()
  return { port, release: () => sockets.map((socket) => socket.resetAndDestroy()) }
}

class ReadingServer {
  onChange = (): void => {}
  isEnded = false
  readonly #sockets: Socket[] = []
  readonly #chunks: Buffer[] = []
  readonly #server: Server

  constructor() {
    this.#server = createServer({ allowHalfOpen: true }, (socket) => {
      this.#sockets.push(socket)
      socket.on('data', (chunk) => this.#chunks.push(chunk))
      socket.on('error', () => this.#ended())
      socket.on('end', () => this.#ended())
    })
  }

  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return (this.#server.address() as { port: number }).port
  }

  get seen(): { connections: number; chunks: Buffer[]; isEnded: boolean } {
    const { length } = this.#sockets
    return { connections: length, chunks: [...this.#chunks], isEnded: this.isEnded }
  }

  #ended(): void {
    this.isEnded = true
    this.onChange()
  }

  /** Ends the server's side of each connection; resolves when the kernel has that. */
  async end(): Promise<void> {
    await Promise.all(
      this.#sockets.map((socket) => socket.destroyed || halfClose(socket)),
    )
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
  }
}
