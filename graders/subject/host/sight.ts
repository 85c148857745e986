// Looks at a server of the learner's and at its connections from within their process: what was read
// and handed on, what is queued, and what is left when they are gone.

import { EventEmitter } from 'node:events'
import { type Server, Socket } from 'node:net'
import {
  collectGarbage,
  countTimers,
  derefOf,
  getterOf,
  memoryUsage,
  ownValue,
  Reference,
} from './captured.ts'
import { takeWarnings } from './warnings.ts'

const { eventNames, listenerCount, on } = EventEmitter.prototype
const bytesRead = getterOf<number>(Socket.prototype, 'bytesRead')
const bytesWritten = getterOf<number>(Socket.prototype, 'bytesWritten')
const writableLength = getterOf<number>(Socket.prototype, 'writableLength')
const isDestroyed = getterOf<boolean>(Socket.prototype, 'destroyed')
const remotePort = getterOf<number | undefined>(Socket.prototype, 'remotePort')
const handleOf = getterOf<object | null | undefined>(Socket.prototype, '_handle')

export class Sight {
  // To be looked at they must not be kept.
  readonly #sockets: { [index: number]: WeakRef<Socket> } = {}
  #count = 0
  #server: Server | undefined

  on(server: Server): void {
    this.#server = server
    on.call(server, 'connection', (socket: Socket) => {
      this.#sockets[this.#count] = new Reference(socket)
      this.#count += 1
    })
  }

  json(isCollecting: boolean): string {
    if (isCollecting) collectGarbage()
    const { heapUsed, external } = memoryUsage()
    const held = isCollecting ? `,"heldBytes":${heapUsed + external}` : ''
    let connections = ''
    let sockets = 0
    for (let i = 0; i < this.#count; i++) {
      const socket = derefOf(this.#sockets[i] as WeakRef<Socket>)
      if (socket === undefined) continue
      sockets += 1
      // Node remembers the port of a connection that is gone.
      if (isDestroyed(socket) || remotePort(socket) === undefined) continue
      connections += `${connections === '' ? '' : ','}${connectionJson(socket)}`
    }
    const listeners =
      listenersOf(process) + (this.#server ? listenersOf(this.#server) : 0)
    return (
      `{"connections":[${connections}],"sockets":${sockets},"timers":${countTimers()},` +
      `"listeners":${listeners},"warnings":${takeWarnings()}${held}}`
    )
  }
}

function connectionJson(socket: Socket): string {
  const queuedBytes = writableLength(socket)
  // Node counts what is queued as written.
  const handedBytes = bytesWritten(socket) - queuedBytes
  // Not an object to stringify: its toJSON could be the learner's.
  return (
    `{"port":${remotePort(socket)},"readBytes":${bytesRead(socket)},"handedBytes":${handedBytes},` +
    `"queuedBytes":${queuedBytes},"isReading":${isReading(socket)},"listeners":${listenersOf(socket)}}`
  )
}

// Node keeps it on the handle: a stream that is paused goes on reading until its buffer is full.
function isReading(socket: Socket): boolean {
  const handle = handleOf(socket) ?? undefined
  return handle !== undefined && ownValue(handle, 'reading') === true
}

function listenersOf(emitter: EventEmitter): number {
  const names = eventNames.call(emitter)
  let count = 0
  for (let i = 0; i < names.length; i++)
    count += listenerCount.call(emitter, names[i] as string)
  return count
}
