// Calls a function of the learner's that opens connections of its own, tells how it settles, and how
// its sockets hand bytes to the kernel.

import { Socket } from 'node:net'
import type { CallRequest } from '../messages.ts'
import { AnyError, AnyPromise, byteLength, getterOf, whenSettled } from './captured.ts'
import { type Tell, underControl } from './control.ts'
import { thrownJson } from './describe.ts'
import { handedOver, leavePauses, pauseSince, watchPauses } from './pauses.ts'

let tellHandOver: Tell | undefined

const isClosed = getterOf<boolean>(Socket.prototype, 'closed')
const writers: { [index: number]: Socket } = { __proto__: null } as never
let writerCount = 0

export function call(
  loaded: Record<string, unknown>,
  { control, name, port }: CallRequest,
  done: (reply: string) => void,
): void {
  const tell = underControl(control, () => {
    tellHandOver = undefined
    leavePauses()
    done('{}')
  })
  tellHandOver = tell
  watchPauses()
  writerCount = 0
  try {
    const start = loaded[name] as (port: number) => unknown
    const returned = start(port)
    whenSettled(
      new AnyPromise((resolve) => resolve(returned)),
      () => tell(`{"kind":"settled","how":"resolved","isClosed":${areClosed()}}`),
      (thrown) => {
        const isError = thrown instanceof AnyError
        tell(
          `{"kind":"settled","how":"rejected","isError":${isError},"thrown":${thrownJson(thrown)}}`,
        )
      },
    )
  } catch (thrown) {
    tell(`{"kind":"settled","how":"threw","thrown":${thrownJson(thrown)}}`)
  }
}

/** Called once, before the learner's file is loaded: sees each hand-over of any socket. */
export function watchHandOvers(): void {
  const socket = Socket.prototype as unknown as WritableInside
  const { _write, _writev } = socket
  socket._write = function (data, encoding, done) {
    const bytes = bytesOf(data, encoding)
    _write.call(this, data, encoding, seen(this, 1, bytes, done))
  }
  socket._writev = function (chunks, done) {
    let bytes = 0
    for (let i = 0; i < chunks.length; i++) {
      const { chunk, encoding } = chunks[i] as (typeof chunks)[number]
      bytes += bytesOf(chunk, encoding)
    }
    _writev.call(this, chunks, seen(this, chunks.length, bytes, done))
  }
}

type Data = string | Uint8Array
type Done = (error?: Error | null) => void

interface WritableInside {
  _write(data: Data, encoding: BufferEncoding, done: Done): void
  _writev(chunks: { chunk: Data; encoding: BufferEncoding }[], done: Done): void
}

function seen(socket: WritableInside, pieces: number, bytes: number, done: Done): Done {
  if (tellHandOver === undefined) return done
  writers[writerCount] = socket as unknown as Socket
  writerCount += 1
  tellHandOver(
    `{"kind":"handed","pieces":${pieces},"bytes":${bytes},"pause":"${pauseSince()}"}`,
  )
  return (error) => {
    // Where the socket was still connecting, the kernel has the bytes only now.
    handedOver()
    done(error)
  }
}

function areClosed(): boolean {
  for (let i = 0; i < writerCount; i++) if (!isClosed(writers[i] as Socket)) return false
  return true
}

function bytesOf(data: Data, encoding: BufferEncoding): number {
  return typeof data === 'string' ? byteLength(data, encoding) : data.byteLength
}
