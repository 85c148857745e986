// The stream that the learner's code writes to, and what is behind it: a gate that is opened by hand, or
// the other end of a TCP connection, in this process too.

import { EventEmitter } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import type { Writable } from 'node:stream'
import { GatedSink } from '../../faults/gated-sink.ts'
import { NEVER_READS } from '../../faults/stalled-readers.ts'
import type { StreamAct, Streamed } from '../messages.ts'
import { stringify } from './captured.ts'

const dial = connect
const serve = createServer
const { eventNames, listenerCount, rawListeners } = EventEmitter.prototype

const OWNERS_EVENTS = ['error', 'close', 'finish', 'drain']

export class Ends {
  readonly stream: Writable
  readonly #owners: { [event: string]: () => void } = { __proto__: null } as never
  readonly #peer: Socket | undefined
  /** What the owner does when the stream drains, before any listener that was added later. */
  onDrain = (): void => {}

  private constructor(stream: Writable, peer?: Socket) {
    this.stream = stream
    this.#peer = peer
    // The owner's listeners, which are none of the learner's business. 'error' comes after the write's
    // callback, when a right answer may have removed its own listener.
    for (const event of OWNERS_EVENTS) {
      const listener = event === 'drain' ? () => this.onDrain() : () => {}
      this.#owners[event] = listener
      stream.on(event, listener)
    }
    if (peer) (stream as Socket).resume()
  }

  /** A sink is open at once, a connection later. */
  static open({ on, highWaterMark }: Streamed, opened: (ends: Ends) => void): void {
    if (on === 'sink') {
      opened(new Ends(new GatedSink(highWaterMark)))
      return
    }
    const server: Server = serve(NEVER_READS, (peer) => {
      peer.on('error', () => {})
      server.close()
      opened(new Ends(socket, peer))
    })
    let socket: Socket
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      socket = dial(port, '127.0.0.1')
    })
  }

  do(act: StreamAct): void {
    const { stream } = this
    const sink = stream as GatedSink
    const peer = this.#peer as Socket
    switch (act) {
      case 'complete':
        sink.complete()
        break
      case 'complete all':
        sink.completeAll()
        break
      case 'open':
        sink.isOpen = true
        sink.completeAll()
        break
      case 'fail':
        sink.complete(new Error('the sink failed'))
        break
      case 'destroy':
        stream.destroy()
        break
      case 'destroy with an error':
        stream.destroy(new Error('destroyed'))
        break
      case 'end':
        stream.end()
        break
      case 'peer reads':
        peer.resume()
        break
      case 'peer ends':
        peer.end()
        break
      case 'peer resets':
        peer.resetAndDestroy()
        break
    }
  }

  /** The first byte and the length of each chunk that a sink was given. */
  taken(): number[][] {
    if (this.#peer) return []
    return (this.stream as GatedSink).taken
  }

  /** How many listeners there are for each event, and what else a caller may leave changed. */
  tracesJson(): string {
    const { stream } = this
    let listeners = ''
    for (const name of eventNames.call(stream)) {
      const comma = listeners === '' ? '' : ','
      const count = listenerCount.call(stream, name)
      // A stream has places for some events from the start.
      if (count === 0) continue
      listeners += `${comma}${stringify(String(name))}:${count}`
    }
    const { writableCorked, writableHighWaterMark } = stream
    const owners = this.#ownersLeft()
    return (
      `{"listeners":{${listeners}},"ownersListeners":${owners},"maxListeners":${stream.getMaxListeners()},` +
      `"corked":${writableCorked},"highWaterMark":${writableHighWaterMark}}`
    )
  }

  // A count for each event would not tell a listener of the owner's from one put in its place.
  #ownersLeft(): number {
    let left = 0
    for (let i = 0; i < OWNERS_EVENTS.length; i++) {
      const event = OWNERS_EVENTS[i] as string
      const all = rawListeners.call(this.stream, event)
      for (let at = 0; at < all.length; at++)
        if (all[at] === this.#owners[event]) left += 1
    }
    return left
  }

  close(): void {
    this.stream.destroy()
    this.#peer?.destroy()
  }
}
