// Has the learner's code send a file over a connection to the judge, in whatever state the socket is,
// and tells how the promise settles, what is held meanwhile and what stays open.

import { connect, type Socket } from 'node:net'
import type { PumpRequest, SocketBefore } from '../messages.ts'
import { isWorkingOnFiles, nextTurn } from './captured.ts'
import { type Tell, underControl } from './control.ts'
import { HeldMemory } from './held-memory.ts'
import { OpenFiles } from './open-files.ts'
import { Promised } from './promised.ts'

const dial = connect

export function pump(
  loaded: Record<string, unknown>,
  request: PumpRequest,
  done: (reply: string) => void,
): void {
  const { control, port, before, destroys, measures } = request
  const socket = dial(port, '127.0.0.1')
  const memory = new HeldMemory()
  let isOver = false
  const told = { handed: 0, isOnFiles: false }
  const look = (): void => {
    const handed = socket.bytesWritten - socket.writableLength
    const isOnFiles = isWorkingOnFiles()
    if (!measures && handed === told.handed && isOnFiles === told.isOnFiles) return
    told.handed = handed
    told.isOnFiles = isOnFiles
    const held = measures ? memory.grown() : 0
    tell(
      `{"kind":"held","heldBytes":${held},"handedBytes":${handed},"isOnFiles":${isOnFiles}}`,
    )
  }
  const close = (): void => {
    isOver = true
    socket.destroy()
    done('{}')
  }
  const tell = underControl(control, close, look)
  // The owner's: a socket without either may end the process, or hear of no end.
  socket.on('error', () => {})
  if (destroys === 'on data') socket.on('data', () => socket.destroy())
  else socket.resume()
  socket.once('connect', () => {
    tell('{"kind":"connected"}')
    prepared(socket, before, () => {
      if (measures) memory.start()
      start(loaded, request, socket, tell, () => isOver)
    })
  })
}

function prepared(
  socket: Socket,
  before: SocketBefore | undefined,
  then: () => void,
): void {
  switch (before) {
    case undefined:
      then()
      break
    case 'destroyed':
      socket.destroy()
      then()
      break
    case 'destroyed long ago':
      socket.once('close', () => nextTurn(then)).destroy()
      break
    case 'reset':
      socket.once('close', () => nextTurn(then))
      break
  }
}

function start(
  loaded: Record<string, unknown>,
  { name, path, destroys }: PumpRequest,
  socket: Socket,
  tell: Tell,
  isOver: () => boolean,
): void {
  const send = loaded[name] as (path: string, to: unknown) => unknown
  const files = new OpenFiles(path)
  new Promised(
    () => send(path, socket),
    ({ standing, thrownJson }) => {
      const { writableFinished, writableEnded } = socket
      const thrown = thrownJson === '' ? '' : `,"thrown":${thrownJson}`
      // A socket may be destroyed behind the rejection.
      nextTurn(() => {
        tell(
          `{"kind":"pumped","standing":"${standing}","isFinished":${writableFinished},` +
            `"isEnded":${writableEnded},"isDestroyed":${socket.destroyed}${thrown}}`,
        )
        files.whenAtRest(isOver, (more) => tell(`{"kind":"at-rest","openFiles":${more}}`))
      })
    },
  )
  if (destroys === 'at once') socket.destroy()
  else if (destroys === 'a turn later') nextTurn(() => socket.destroy())
}
