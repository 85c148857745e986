// Style: Promise.race between the write's callback and the loss of the socket, a promise that all
// who wait on one socket share and the last of them takes down.
import type { Writable } from 'node:stream'

export interface FloodReport {
  frames: number
  bytes: number
  peakQueuedBytes: number
  peakMemoryBytes: number
}

class Loss {
  static readonly #all = new WeakMap<Writable, Loss>()

  static of(socket: Writable): Loss {
    const loss = Loss.#all.get(socket) ?? new Loss(socket)
    Loss.#all.set(socket, loss)
    return loss
  }

  #users = 0
  #remove = () => {}
  #promise: Promise<never> | undefined
  readonly #socket: Writable

  constructor(socket: Writable) {
    this.#socket = socket
  }

  async against<T>(promise: Promise<T>): Promise<T> {
    this.#users++
    this.#promise ??= this.#listen()
    try {
      return await Promise.race([promise, this.#promise])
    } finally {
      if (--this.#users === 0) {
        this.#remove()
        this.#promise = undefined
      }
    }
  }

  #listen(): Promise<never> {
    return new Promise((_, reject) => {
      const lose = () => reject(this.#socket.errored ?? new Error('socket closed'))
      this.#socket.on('close', lose).on('error', lose)
      this.#remove = () => this.#socket.off('close', lose).off('error', lose)
    })
  }
}

function send(socket: Writable, data: Uint8Array): [room: boolean, sent: Promise<void>] {
  if (!socket.writable) throw socket.errored ?? new Error('socket not writable')
  let room = false
  const sent = new Promise<void>((resolve, reject) => {
    room = socket.write(data, (error) => {
      if (error || socket.destroyed) reject(error ?? new Error('socket destroyed'))
      else resolve()
    })
  })
  sent.catch(() => {})
  return [room, sent]
}

export async function writeWithBackpressure(
  socket: Writable,
  data: Uint8Array,
): Promise<void> {
  const [room, sent] = send(socket, data)
  if (!room) await Loss.of(socket).against(sent)
}

export async function flood(
  socket: Writable,
  frames: Iterable<Uint8Array>,
  options: { backpressure: boolean },
): Promise<FloodReport> {
  const queued = [0]
  const grown = [0]
  const before = process.memoryUsage().arrayBuffers
  let [count, bytes] = [0, 0]
  let sent = Promise.resolve()
  for (const frame of frames) {
    const [room, promise] = send(socket, frame)
    sent = promise
    count += 1
    bytes += frame.length
    queued.push(socket.writableLength)
    grown.push(process.memoryUsage().arrayBuffers - before)
    if (options.backpressure && !room) await Loss.of(socket).against(sent)
  }
  await Loss.of(socket).against(sent)
  const most = (all: number[]) => all.reduce((a, b) => Math.max(a, b))
  return {
    frames: count,
    bytes,
    peakQueuedBytes: most(queued),
    peakMemoryBytes: most(grown),
  }
}
