// Style: a class of servers, a class of conversations, handleEvent-like methods, and destroySoon()
// after a bad frame: what is queued goes out, then the connection is gone.
import { Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

class EchoServer extends Server {
  constructor(maxBytes: number | undefined) {
    super({ allowHalfOpen: true })
    this.on('connection', (socket) => new Conversation(socket, maxBytes))
  }
}

class Conversation {
  static readonly prefix = new TextEncoder().encode('echo:')
  readonly socket: Socket
  readonly decoder: LengthPrefixDecoder
  isOver = false

  constructor(socket: Socket, maxBytes: number | undefined) {
    this.socket = socket
    this.decoder = new LengthPrefixDecoder(maxBytes)
    this.decoder.on('error', () => this.onBadFrame())
    socket.on('data', (chunk) => this.onData(chunk))
    socket.on('end', () => this.onEnd())
    socket.on('drain', () => socket.resume())
    socket.on('error', () => {})
  }

  onData(chunk: Buffer): void {
    const isRoom = this.decoder.push(chunk).map((payload) => this.answer(payload))
    if (this.isOver) this.socket.destroySoon()
    else if (isRoom.includes(false)) this.socket.pause()
  }

  answer(payload: Buffer): boolean {
    const reply = new Uint8Array(Conversation.prefix.length + payload.length)
    reply.set(Conversation.prefix)
    reply.set(payload, Conversation.prefix.length)
    return this.socket.write(encodeFrame(reply))
  }

  onBadFrame(): void {
    this.isOver = true
  }

  onEnd(): void {
    this.decoder.end()
    this.socket.destroySoon()
  }
}

export function createFramedEcho(options?: { maxBytes?: number }): Server {
  return new EchoServer(options?.maxBytes)
}
