// Style: a subclass of Server and an EventTarget a connection, with handleEvent() and an AbortController; the server's
// own emit() is looked into.
import { Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

class Frame extends Event {
  readonly payload: Buffer
  constructor(payload: Buffer) {
    super('frame')
    this.payload = payload
  }
}

class Talk extends EventTarget {
  readonly #socket: Socket
  readonly #gone = new AbortController()
  #bad = false

  constructor(socket: Socket, maxBytes?: number) {
    super()
    this.#socket = socket
    const decoder = new LengthPrefixDecoder(maxBytes)
    const { signal } = this.#gone
    this.addEventListener('frame', this as unknown as EventListenerObject, { signal })
    decoder.on('error', () => {
      this.#bad = true
    })
    socket.on('data', (chunk) => {
      for (const payload of decoder.push(chunk)) this.dispatchEvent(new Frame(payload))
      if (this.#bad) socket.end()
      if (!this.#bad && socket.writableNeedDrain) socket.pause()
    })
    socket.on('drain', () => socket.resume())
    socket.on('end', () => {
      decoder.end()
      socket.end()
    })
    socket.on('error', () => {})
    socket.on('close', () => this.#gone.abort())
  }

  handleEvent(event: Frame): void {
    this.#socket.write(encodeFrame(Buffer.concat([Buffer.from('echo:'), event.payload])))
  }
}

class FramedEcho extends Server {
  readonly #maxBytes: number | undefined
  readonly talks = new Set<Talk>()

  constructor(maxBytes?: number) {
    super({ allowHalfOpen: true, pauseOnConnect: true })
    this.#maxBytes = maxBytes
  }

  override emit(event: string | symbol, ...rest: unknown[]): boolean {
    if (event === 'connection') {
      const socket = rest[0] as Socket
      const talk = new Talk(socket, this.#maxBytes)
      this.talks.add(talk)
      socket.on('close', () => this.talks.delete(talk))
      socket.resume()
    }
    return super.emit(event as never, ...(rest as never[]))
  }
}

export const createFramedEcho = (options?: { maxBytes?: number }): Server =>
  new FramedEcho(options?.maxBytes)
